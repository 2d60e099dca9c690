/**
 * `npm run chaos`: the API is killed, stopped and cut off under load, and loses nothing that it has acknowledged. Takes
 * about ten minutes, and less with `-- --kills 20 --outage-seconds 30`; ends with 1 where a promise was broken.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ApiInProduction, type Company } from './api-in-production.js';
import { Nodes } from './nodes.js';
import { Steady } from './steady.js';
import { callSid, signedWebhook } from './signed-webhook.js';
import { median, ninetyNine, tell, whole } from './tell.js';

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    'outage-seconds': { type: 'string', default: '300' },
  },
});
const [kills, outageSeconds] = [Number(flags.kills), Number(flags['outage-seconds'])];
if (!(kills >= 0 && outageSeconds >= 1)) throw new Error('--kills and --outage-seconds have to be numbers.');

/** About what Postgres takes to start. */
const startMilliseconds = 500;

interface Promised {
  readonly what: string;
  readonly figure: string;
  readonly isKept: boolean;
}

async function main(): Promise<void> {
  const api = await ApiInProduction.prepare();
  const database = new pg.Pool({ connectionString: api.databaseUrl, max: 2 });
  // The server that ends these connections at the end is our own.
  database.on('error', () => undefined);
  try {
    const nodes = await Nodes.start(api, 2);
    const company = await api.createCompany(nodes.any(), ['rep_0']);
    const promises = [
      ...(await killAtRandom(api, nodes, company, database)),
      ...(await endEveryConnection(api, nodes, company, database)),
      ...(await stopUnderLoad(api, nodes, company)),
      ...(await takeTheDatabaseAway(api, nodes, company, database)),
    ];
    for (const { what, figure, isKept } of promises) tell(`${isKept ? '✓' : '✗'} ${what}`, figure);
    if (promises.some(({ isKept }) => !isKept)) process.exitCode = 1;
  } finally {
    await database.end();
    await api.stop();
  }
}

/** What was answered with 2xx is in the database, whichever process was killed when. */
async function killAtRandom(
  api: ApiInProduction,
  nodes: Nodes,
  company: Company,
  database: pg.Pool,
): Promise<Promised[]> {
  const acknowledged: string[] = [];
  let count = 0;
  const webhooks = new Steady(100, async () => {
    const sid = callSid((count += 1));
    const { path, headers, body } = signedWebhook(api.publicUrl, company, 'status', {
      ...{ CallSid: sid, CallStatus: 'completed', SequenceNumber: '3', CallDuration: '1', Direction: 'inbound' },
      ...{ From: 'client:rep_0', To: '+14155550142', Timestamp: new Date().toUTCString() },
    });
    const response = await fetch(nodes.any() + path, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    acknowledged.push(sid);
  });
  webhooks.start();
  for (let kill = 0; kill < kills; kill += 1) await nodes.killAny(webhooks);
  await webhooks.stop();
  const { rows } = await database.query<{ call_sid: string }>(
    'select call_sid from call_events where tenant_id = $1 and call_sid = any($2)',
    [company.tenantId, acknowledged],
  );
  const written = new Set(rows.map((row) => row.call_sid));
  const lost = acknowledged.filter((sid) => !written.has(sid)).length;
  return [
    {
      what: `events acknowledged over ${kills} kills at random, and lost (0)`,
      figure: `${whole(acknowledged.length)}, ${lost}`,
      isKept: lost === 0 && acknowledged.length > kills,
    },
  ];
}

const issueFrom = (api: ApiInProduction, nodes: Nodes, company: Company, issued: string[] = []) =>
  new Steady(100, async () => {
    const { tokenId } = await api.ask<{ tokenId: string }>(nodes.any(), company, 'POST', '/v1/tokens', {
      clientName: 'rep_0',
    });
    issued.push(tokenId);
  });

/** A failover: every connection of the API's ends, again and again. */
async function endEveryConnection(
  api: ApiInProduction,
  nodes: Nodes,
  company: Company,
  database: pg.Pool,
): Promise<Promised[]> {
  const reads = new Steady(100, async () => void (await api.ask(nodes.any(), company, 'GET', '/v1/calls?limit=5')));
  reads.start();
  for (let round = 0; round < 10; round += 1) {
    await reads.whenAnswered(100);
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cordboard-api'`,
    );
  }
  await reads.whenAnswered(100);
  await reads.stop();
  const share = reads.failures / reads.sent;
  return [
    {
      what: 'reads failed while every connection was ended ten times (≤ 1 %)',
      figure: `${(share * 100).toFixed(2)} % of ${whole(reads.sent)}`,
      isKept: share <= 0.01,
    },
  ];
}

/** A rolling update: what a process has begun it finishes. */
async function stopUnderLoad(api: ApiInProduction, nodes: Nodes, company: Company): Promise<Promised[]> {
  const issued: string[] = [];
  const tokens = issueFrom(api, nodes, company, issued);
  tokens.start();
  let slowest = 0;
  for (let round = 0; round < 5; round += 1) {
    await tokens.whenAnswered(100);
    slowest = Math.max(slowest, await nodes.replaceAny());
  }
  await tokens.stop();
  return [
    {
      what: 'requests in flight failed over five stops by SIGTERM (0)',
      figure: `${tokens.failures} of ${whole(tokens.sent)}`,
      isKept: tokens.failures === 0,
    },
    {
      what: 'the slowest of those stops (≤ 30 s)',
      figure: `${(slowest / 1000).toFixed(1)} s`,
      isKept: slowest <= 30_000,
    },
  ];
}

/** Postgres is stopped for a while: tokens are issued all the same, and their lines are there afterwards, each once. */
async function takeTheDatabaseAway(
  api: ApiInProduction,
  nodes: Nodes,
  company: Company,
  database: pg.Pool,
): Promise<Promised[]> {
  const issued: string[] = [];
  const tokens = issueFrom(api, nodes, company, issued);
  tokens.start();
  await tokens.whenAnswered(100);
  const [issuedBefore, failedBefore] = [tokens.times.length, tokens.failures];
  await api.stopDatabase();
  const stopped = performance.now();
  await tokens.whenAnswered(100);
  const began = performance.now();
  const refused = await fetch(`${nodes.any()}/v1/calls`, { headers: { authorization: `Bearer ${company.apiKey}` } });
  const refusedAfter = performance.now() - began;
  // Starting is a part of the outage.
  await wait(Math.max(0, stopped + outageSeconds * 1_000 - startMilliseconds - performance.now()));
  await api.startDatabase();
  const back = performance.now();
  const [away, times] = [(back - stopped) / 1_000, tokens.times.slice(issuedBefore)];
  const failed = tokens.failures - failedBefore;
  await nodes.whenReady();
  const recovered = performance.now() - back;
  await tokens.whenAnswered(100);
  await tokens.stop();
  await nodes.stopAll();
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from issued_tokens where tenant_id = $1 and id = any($2)',
    [company.tenantId, issued],
  );
  const missing = issued.length - (rows[0]?.count ?? 0);
  return [
    {
      what: `tokens refused while Postgres was stopped, ${away.toFixed(0)} s (≤ 0.1 %)`,
      figure: `${failed} of ${whole(times.length + failed)}`,
      isKept: failed / (times.length + failed) <= 0.001,
    },
    {
      what: 'how long a token took meanwhile, median, 99 % (≤ 200 ms)',
      figure: `${median(times).toFixed(0)}, ${ninetyNine(times).toFixed(0)} ms`,
      isKept: ninetyNine(times) <= 200,
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

await main();
