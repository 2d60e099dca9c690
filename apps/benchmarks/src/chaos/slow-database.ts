import { tokenIdParam } from '@cordboard/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { Nodes } from '../nodes.js';
import { SlowLine } from '../slow-line.js';
import type { Steady } from '../steady.js';
import { median, ninetyNine, whole } from '../tell.js';
import { callSteadily } from './callers.js';
import { countMissing, issueSteadily, type Promised, type Stage } from './promised.js';

/** Of one rep, who may make ten a second. */
const callsPerSecond = 8;
const slowMilliseconds = 300;

/**
 * Postgres answers late, and then not at all, on connections that stay open: tokens are issued as ever, who calls hears TwiML
 * in time, and afterwards nothing is missing.
 */
export async function slowTheDatabaseDown(given: Stage, seconds: number): Promise<Promised[]> {
  await given.nodes.stopAll();
  const line = await SlowLine.to(given.api.databaseUrl);
  const nodes = await Nodes.start(given.api, 2, line.url);
  const stage = { ...given, nodes };
  const issued: string[] = [];
  const tokens = issueSteadily(stage, issued);
  tokens.start();
  await tokens.whenAnswered(200);

  line.delay(slowMilliseconds);
  const slow = await watch(stage, tokens, issued, seconds);
  line.mend();
  await tokens.whenAnswered(200);
  line.halt();
  const halted = await watch(stage, tokens, issued, seconds);
  const mended = performance.now();
  line.mend();
  await nodes.whenReady();
  const recovered = performance.now() - mended;
  await tokens.whenAnswered(100);
  await tokens.stop();
  await nodes.stopAll();
  line.close();
  const missing = await countMissing(stage, issued);
  return [
    ...promisesOf(`while each answer of Postgres took ${slowMilliseconds} ms`, slow),
    ...promisesOf('while Postgres was silent', halted),
    {
      what: 'ready again after it answered (≤ 10 s)',
      figure: `${(recovered / 1_000).toFixed(1)} s`,
      isKept: recovered <= 10_000,
    },
    {
      what: 'lines of the ledger missing afterwards (0)',
      figure: `${missing} of ${whole(issued.length)}`,
      isKept: missing === 0,
    },
  ];
}

interface Watched {
  readonly tokenTimes: number[];
  readonly refusedTokens: number;
  readonly tokenReasons: readonly string[];
  readonly callers: Steady;
  /** How many of them were put through. */
  readonly connected: number;
}

async function watch(stage: Stage, tokens: Steady, issued: readonly string[], seconds: number): Promise<Watched> {
  const [answered, failed] = [tokens.times.length, tokens.failures];
  let connected = 0;
  const callers = callSteadily(stage, callsPerSecond, {
    fields: { [tokenIdParam]: issued[0] ?? '' },
    hear: (twiml) => (connected += twiml.includes('<Dial') ? 1 : 0),
  });
  callers.start();
  await wait(seconds * 1_000);
  await callers.stop();
  return {
    tokenTimes: tokens.times.slice(answered),
    refusedTokens: tokens.failures - failed,
    tokenReasons: tokens.reasons,
    callers,
    connected,
  };
}

function promisesOf(
  when: string,
  { tokenTimes, refusedTokens, tokenReasons, callers, connected }: Watched,
): Promised[] {
  const asked = tokenTimes.length + refusedTokens;
  const longest = Math.max(0, ...callers.times);
  return [
    {
      what: `tokens refused ${when} (≤ 0.1 %)`,
      figure: `${refusedTokens} of ${whole(asked)}`,
      isKept: refusedTokens / asked <= 0.001,
      reasons: tokenReasons,
    },
    {
      what: `how long a token took ${when}, median, 99 % (≤ 200 ms)`,
      figure: `${median(tokenTimes).toFixed(0)}, ${ninetyNine(tokenTimes).toFixed(0)} ms`,
      isKept: ninetyNine(tokenTimes) <= 200,
    },
    {
      what: `callers who heard no TwiML ${when} (0); who were put through`,
      figure: `${callers.failures} of ${whole(callers.sent)}; ${connected}`,
      isKept: callers.failures === 0,
      reasons: callers.reasons,
    },
    {
      what: `how long they waited for it, median, longest (≤ 5 s)`,
      figure: `${(median(callers.times) / 1_000).toFixed(1)}, ${(longest / 1_000).toFixed(1)} s`,
      isKept: longest <= 5_000,
    },
  ];
}
