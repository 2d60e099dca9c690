import { whole } from '../tell.js';
import { issueSteadily, type Promised, type Stage } from './promised.js';

/** A rolling update: what a process has begun it finishes. */
export async function stopUnderLoad(stage: Stage): Promise<Promised[]> {
  const tokens = issueSteadily(stage, []);
  tokens.start();
  let slowest = 0;
  for (let round = 0; round < 5; round += 1) {
    await tokens.whenAnswered(100);
    slowest = Math.max(slowest, await stage.nodes.replaceAny());
  }
  await tokens.stop();
  return [
    {
      what: 'requests in flight failed over five stops by SIGTERM (0)',
      figure: `${tokens.failures} of ${whole(tokens.sent)}`,
      isKept: tokens.failures === 0,
      reasons: tokens.reasons,
    },
    {
      what: 'the slowest of those stops (≤ 30 s)',
      figure: `${(slowest / 1000).toFixed(1)} s`,
      isKept: slowest <= 30_000,
    },
  ];
}
