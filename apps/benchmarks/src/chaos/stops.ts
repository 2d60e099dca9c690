import type { Departed } from '../nodes.js';
import { whole } from '../tell.js';
import { issueSteadily, type Promised, type Stage } from './promised.js';

/** A rolling update: what a process has begun it finishes. */
export async function stopUnderLoad(stage: Stage): Promise<Promised[]> {
  const tokens = issueSteadily(stage, [], 200);
  tokens.start();
  const departed: Departed[] = [];
  for (let round = 0; round < 5; round += 1) {
    await tokens.whenAnswered(100);
    departed.push(await stage.nodes.replaceAny());
  }
  await tokens.stop();
  const unready = Math.max(...departed.map(({ unreadyAfter }) => unreadyAfter));
  const slowest = Math.max(...departed.map(({ endedAfter }) => endedAfter));
  return [
    {
      what: 'requests in flight failed over five stops by SIGTERM (0)',
      figure: `${tokens.failures} of ${whole(tokens.sent)}`,
      isKept: tokens.failures === 0,
      reasons: tokens.reasons,
    },
    {
      what: 'from the signal until such a process was not ready any more (≤ 1 s)',
      figure: `${unready.toFixed(0)} ms at most`,
      isKept: unready <= 1_000,
    },
    {
      what: 'the slowest of those stops (≤ 30 s)',
      figure: `${(slowest / 1000).toFixed(1)} s`,
      isKept: slowest <= 30_000,
    },
  ];
}
