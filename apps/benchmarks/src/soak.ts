/**
 * `npm run soak`: the API for an hour (`-- --minutes 5` for less) at half of what it can do: does it keep its memory, its
 * speed and its connections? Ends with 1 where it does not. One request in 51 is a webhook, the others are for tokens.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ApiInProduction, type Company } from './api-in-production.js';
import { load, type Load, type Outcome } from './load.js';
import { residentMemory } from './memory.js';
import { callSid, signedWebhook } from './signed-webhook.js';
import { median, tell, whole } from './tell.js';

/** The first of them are for the process to get warm: its compiler, its caches, the heap that it wants to have. */
const [parts, warmingUp] = [12, 2];
const capacitySeconds = 15;
const mostGrowth = 0.1;
const clientNames = Array.from({ length: 100 }, (_, place) => `rep_${place}`);

interface Part {
  readonly outcome: Outcome;
  /** The median of every second's, in MiB. */
  readonly memory: number;
  readonly connections: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
  const minutes = Number(values.minutes);
  if (!(minutes >= 1)) throw new Error(`--minutes ${values.minutes}: it has to be a number, at least 1.`);
  const api = await ApiInProduction.prepare();
  const database = new pg.Client({ connectionString: api.databaseUrl });
  await database.connect();
  try {
    const url = await api.start();
    const requests = requestsOf(api, await api.createCompany(url, clientNames));
    const { perSecond: capacity } = await load({ url, requests, seconds: capacitySeconds });
    const rate = Math.max(1, Math.floor(capacity / 2));
    tell('requests a second, as many as it answers, and half of it', `${whole(capacity)}, ${whole(rate)}`);
    const done: Part[] = [];
    for (let part = 1; part <= parts; part += 1) {
      const measured = await measure(api, database, { url, requests, rate, seconds: (minutes * 60) / parts });
      done.push(measured);
      const { memory, connections, outcome } = measured;
      const figures = `${memory.toFixed(0)} MiB, ${outcome.p99} ms, ${connections}, ${outcome.failures}`;
      tell(`${part} of ${parts}: memory, 99 %, connections, failures`, figures);
    }
    judge(done);
  } finally {
    await database.end();
    await api.stop();
  }
}

function requestsOf({ publicUrl }: ApiInProduction, company: Company): Load['requests'] {
  let calls = 0;
  const headers = { authorization: `Bearer ${company.apiKey}`, 'content-type': 'application/json' };
  const tokens: Load['requests'] = clientNames.map((clientName) => ({
    ...{ method: 'POST', path: '/v1/tokens', headers, body: JSON.stringify({ clientName }) },
  }));
  const webhook: Load['requests'][number] = {
    method: 'POST',
    // Each is a call of its own.
    setupRequest: (request) => ({
      ...request,
      ...signedWebhook(publicUrl, company, 'status', {
        ...{ CallSid: callSid((calls += 1)), CallStatus: 'completed', SequenceNumber: '3', CallDuration: '1' },
        ...{ Direction: 'inbound', From: 'client:rep_0', To: '+14155550142', Timestamp: new Date().toUTCString() },
      }),
    }),
  };
  return tokens.flatMap((token, place) => (place % 50 === 49 ? [token, webhook] : [token]));
}

async function measure(api: ApiInProduction, database: pg.Client, wanted: Load): Promise<Part> {
  const memories: number[] = [];
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      memories.push(await residentMemory(api.process(wanted.url).pid ?? 0));
      await wait(1_000);
    }
  };
  const watching = watch();
  const outcome = await load(wanted);
  isOver = true;
  await watching;
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where application_name like 'cordboard-%'`,
  );
  return { outcome, memory: median(memories), connections: rows[0]?.count ?? 0 };
}

function judge(done: readonly Part[]): void {
  const [first, last] = [done[warmingUp], done.at(-1)];
  if (!first || !last) throw new Error('Nothing was measured.');
  const growth = last.memory / first.memory - 1;
  const failures = done.reduce((total, { outcome }) => total + outcome.failures, 0);
  const answers = done.reduce((total, { outcome }) => total + outcome.answers, 0);
  const isKept = growth <= mostGrowth && failures === 0;
  const figures = `${first.memory.toFixed(0)} to ${last.memory.toFixed(0)} MiB, ${(growth * 100).toFixed(1)} %`;
  tell(`${isKept ? '✓' : '✗'} memory once warm, at the end, and its growth (≤ 10 %)`, figures);
  tell('requests answered, and failed (0)', `${whole(answers)}, ${failures}`);
  if (!isKept) process.exitCode = 1;
}

await main();
