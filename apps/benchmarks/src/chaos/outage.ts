import { setTimeout as wait } from 'node:timers/promises';
import { median, ninetyNine, whole } from '../tell.js';
import { callSteadily } from './callers.js';
import { countMissing, issueSteadily, type Promised, type Stage } from './promised.js';

/** What Postgres takes to start at most. */
const startMilliseconds = 1_000;

/**
 * Postgres is stopped for a while: tokens are issued all the same, and their lines are there afterwards, each once; who
 * calls is told that it cannot be done now, in time. Stopping and starting are a part of the outage.
 */
export async function takeTheDatabaseAway(stage: Stage, outageSeconds: number): Promise<Promised[]> {
  const { api, nodes, company } = stage;
  const issued: string[] = [];
  const tokens = issueSteadily(stage, issued);
  tokens.start();
  await tokens.whenAnswered(100);
  const [issuedBefore, failedBefore] = [tokens.times.length, tokens.failures];
  const callers = callSteadily(stage);
  const gone = performance.now();
  await api.stopDatabase();
  callers.start();
  await tokens.whenAnswered(100);
  const began = performance.now();
  const refused = await fetch(`${nodes.any()}/v1/calls`, { headers: { authorization: `Bearer ${company.apiKey}` } });
  const refusedAfter = performance.now() - began;
  await wait(Math.max(0, gone + outageSeconds * 1_000 - startMilliseconds - performance.now()));
  await callers.stop();
  await api.startDatabase();
  const back = performance.now();
  const [away, times] = [(back - gone) / 1_000, tokens.times.slice(issuedBefore)];
  const failed = tokens.failures - failedBefore;
  await nodes.whenReady();
  const recovered = performance.now() - back;
  await tokens.whenAnswered(100);
  await tokens.stop();
  await nodes.stopAll();
  const missing = await countMissing(stage, issued);
  return [
    {
      what: `tokens refused while Postgres was away, ${away.toFixed(1)} s (≤ 0.1 %)`,
      figure: `${failed} of ${whole(times.length + failed)}`,
      isKept: failed / (times.length + failed) <= 0.001,
      reasons: tokens.reasons,
    },
    {
      what: 'how long a token took meanwhile, median, 99 % (≤ 200 ms)',
      figure: `${median(times).toFixed(0)}, ${ninetyNine(times).toFixed(0)} ms`,
      isKept: ninetyNine(times) <= 200,
    },
    {
      what: 'callers who heard no TwiML meanwhile (0)',
      figure: `${callers.failures} of ${whole(callers.sent)}`,
      isKept: callers.failures === 0,
      reasons: callers.reasons,
    },
    {
      what: 'how long they waited for it, median, 99 % (≤ 500 ms)',
      figure: `${median(callers.times).toFixed(0)}, ${ninetyNine(callers.times).toFixed(0)} ms`,
      isKept: ninetyNine(callers.times) <= 500,
    },
    {
      what: 'lines of the ledger missing afterwards (0)',
      figure: `${missing} of ${whole(issued.length)}`,
      isKept: missing === 0,
    },
    {
      what: 'another request meanwhile: its answer, after (503, ≤ 2 s)',
      figure: `${refused.status}, ${Math.round(refusedAfter)} ms`,
      isKept: refused.status === 503 && refusedAfter <= 2_000,
    },
    {
      what: 'ready again after Postgres was (≤ 10 s)',
      figure: `${(recovered / 1000).toFixed(1)} s`,
      isKept: recovered <= 10_000,
    },
  ];
}
