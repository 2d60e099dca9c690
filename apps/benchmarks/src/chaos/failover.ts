import { Steady } from '../steady.js';
import { whole } from '../tell.js';
import type { Promised, Stage } from './promised.js';

const rounds = 10;

/** Every connection of the API's ends, again and again. */
export async function endEveryConnection({ api, nodes, company, database }: Stage): Promise<Promised[]> {
  const reads = new Steady(100, async () => void (await api.ask(nodes.any(), company, 'GET', '/v1/calls?limit=5')));
  const ends: number[] = [];
  reads.start();
  for (let round = 0; round < rounds; round += 1) {
    await reads.whenAnswered(100);
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cordboard-api'`,
    );
    ends.push(performance.now());
  }
  await reads.whenAnswered(100);
  await reads.stop();
  const share = reads.failures / reads.sent;
  // Until the last request that failed before the next end was told so.
  const slowest = Math.max(
    0,
    ...ends.flatMap((end, round) =>
      reads.failedAt.filter((at) => at > end && at < (ends[round + 1] ?? Infinity)).map((at) => at - end),
    ),
  );
  return [
    {
      what: 'reads failed while every connection was ended ten times (≤ 1 %)',
      figure: `${(share * 100).toFixed(2)} % of ${whole(reads.sent)}`,
      isKept: share <= 0.01,
      reasons: reads.reasons,
    },
    {
      what: 'from such an end to the last read that failed (≤ 5 s)',
      figure: `${(slowest / 1_000).toFixed(1)} s`,
      isKept: slowest <= 5_000,
    },
  ];
}
