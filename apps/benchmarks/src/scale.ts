/**
 * `npm run bench -- scale`: how tokens, registrations and lists of calls grow with the number of tenants, and how much
 * memory a process takes that knows as many as it ever remembers. Takes about five minutes; with `-- --only memory` two.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ApiInProduction, type Company } from './api-in-production.js';
import { addTenants, atOnce, callsPerTenant, clientsPerTenant, connectTenants, eachOf } from './many-tenants.js';
import { stopProgram } from './processes.js';
import { median, tell, whole } from './tell.js';

const sizes = [1_000, 10_000, 100_000];
const requestsEach = 300;
/** As many as the API keeps in each of its caches. */
const remembered = 10_000;

type Ask = (company: Company, name: string) => Promise<unknown>;

async function main(): Promise<void> {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  if (only !== undefined && only !== 'memory') throw new Error(`--only knows memory, not ${only}.`);
  const api = await ApiInProduction.prepare();
  const database = new pg.Client({ connectionString: api.databaseUrl });
  await database.connect();
  try {
    const companies: Company[] = [];
    for (const size of only ? [] : sizes) {
      companies.push(...(await timed(`${whole(size)} tenants`, addTenants(database, size - companies.length))));
      await measure(api, database, companies);
    }
    if (only) companies.push(...(await addTenants(database, remembered)));
    await fillTheMemory(api, database, companies);
  } finally {
    await database.end();
    await api.stop();
  }
}

async function timed<Result>(what: string, work: Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const [clients, calls] = [clientsPerTenant, callsPerTenant];
  process.stdout.write(
    `\n${what}, ${clients} clients and ${calls} calls each (loaded in ${seconds} s): median, 99 %\n`,
  );
  return result;
}

/** On a process that has met none of these tenants, one request at a time. */
async function measure(api: ApiInProduction, database: pg.Client, companies: readonly Company[]): Promise<void> {
  const connecting = await api.start();
  const [forTokens, forNames, forCalls, toWarmUp] = [
    ...[0, 1, 2].map(() => sample(companies, requestsEach)),
    sample(companies, 1),
  ] as [Company[], Company[], Company[], Company[]];
  await connectAll(api, connecting, database, [...forTokens, ...toWarmUp]);
  await stopProgram(api.process(connecting));

  const url = await api.start();
  const ask = (company: Company, method: string, path: string, body?: object) =>
    api.ask(url, company, method, path, body);
  const operations: readonly [string, Company[], Ask][] = [
    ['a token', forTokens, (company) => ask(company, 'POST', '/v1/tokens', { clientName: 'Rep_1' })],
    ['a client registered', forNames, (company, name) => ask(company, 'POST', '/v1/clients', { name })],
    ['50 calls listed', forCalls, (company) => ask(company, 'GET', '/v1/calls?limit=50')],
  ];
  for (const [what, tenants, once] of operations) {
    // So that the first tenants do not pay for the compiler.
    for (const company of toWarmUp) {
      for (let count = 0; count < requestsEach; count += 1) await once(company, newName());
    }
    const [first, second]: [number[], number[]] = [[], []];
    for (const company of tenants) {
      first.push(await milliseconds(once(company, newName())));
      second.push(await milliseconds(once(company, newName())));
    }
    tell(`${what}, of a tenant that the process has not met`, summary(first));
    tell(`${what}, of one that it has`, summary(second));
  }
  tell('memory of the process', await memoryOf(api, url));
  await stopProgram(api.process(url));
}

/** Every cache full: a token and a list of calls for as many tenants as are remembered. */
async function fillTheMemory(api: ApiInProduction, database: pg.Client, companies: readonly Company[]): Promise<void> {
  const connecting = await api.start();
  const tenants = companies.slice(0, remembered);
  await connectAll(api, connecting, database, tenants);
  await stopProgram(api.process(connecting));
  const url = await api.start();
  for (const [method, path, body] of [
    ['POST', '/v1/tokens', { clientName: 'Rep_2' }],
    ['GET', '/v1/calls?limit=50', undefined],
  ] as const) {
    await eachOf(tenants, (company) => api.ask(url, company, method, path, body));
  }
  process.stdout.write(`\nNode ${process.versions.node}\n`);
  tell(`memory after ${whole(remembered)} tenants at ${atOnce} at once (≤ 300 MiB)`, await memoryOf(api, url));
}

const connectAll = (api: ApiInProduction, url: string, database: pg.Client, companies: readonly Company[]) =>
  connectTenants(database, [...new Set(companies)], (company, path, body) => api.ask(url, company, 'PUT', path, body));

const sample = (companies: readonly Company[], count: number): Company[] =>
  Array.from({ length: count }, () => companies[Math.floor(Math.random() * companies.length)] as Company);

let names = 0;
const newName = () => `newcomer_${(names += 1)}`;

async function milliseconds(work: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work;
  return performance.now() - began;
}

function summary(times: readonly number[]): string {
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return `${median(times).toFixed(1)} ms, ${p99.toFixed(1)} ms`;
}

/** As Linux tells it. */
async function memoryOf(api: ApiInProduction, url: string): Promise<string> {
  const status = await readFile(`/proc/${api.process(url).pid}/status`, 'utf8').catch(() => '');
  const mebibytes = (field: string) => {
    const [, kibibytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
    return kibibytes === undefined ? 'unknown' : `${Math.round(Number(kibibytes) / 1024)} MiB`;
  };
  return `${mebibytes('VmRSS')}, at most ${mebibytes('VmHWM')}`;
}

await main();
