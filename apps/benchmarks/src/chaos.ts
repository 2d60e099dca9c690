/**
 * `npm run chaos`: the API is killed, stopped and cut off under load, and loses nothing that it has acknowledged. Takes
 * about ten minutes, and less with `-- --kills 20 --outage-seconds 30` or `-- --only failover,stops`; ends with 1 where a
 * promise was broken.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ApiInProduction } from './api-in-production.js';
import { endEveryConnection } from './chaos/failover.js';
import { fillTheDisk } from './chaos/full-disk.js';
import { killAtRandom } from './chaos/kills.js';
import { takeTheDatabaseAway } from './chaos/outage.js';
import type { Promised, Stage } from './chaos/promised.js';
import { slowTheDatabaseDown } from './chaos/slow-database.js';
import { stopUnderLoad } from './chaos/stops.js';
import { Nodes } from './nodes.js';
import { tell } from './tell.js';

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    'outage-seconds': { type: 'string', default: '300' },
    'slow-seconds': { type: 'string', default: '30' },
    only: { type: 'string' },
  },
});
const [kills, outageSeconds] = [Number(flags.kills), Number(flags['outage-seconds'])];
const slowSeconds = Number(flags['slow-seconds']);
if (!(kills >= 0 && outageSeconds >= 2 && slowSeconds >= 1)) {
  throw new Error('--kills, --outage-seconds and --slow-seconds have to be numbers.');
}

const parts: Record<string, (stage: Stage) => Promise<Promised[]>> = {
  kills: (stage) => killAtRandom(stage, kills),
  failover: endEveryConnection,
  stops: stopUnderLoad,
  outage: (stage) => takeTheDatabaseAway(stage, outageSeconds),
  slow: (stage) => slowTheDatabaseDown(stage, slowSeconds),
  'full-disk': fillTheDisk,
};
const chosen = flags.only?.split(',') ?? Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`--only knows ${Object.keys(parts).join(', ')}, not ${unknown.join(', ')}.`);

async function main(): Promise<void> {
  const api = await ApiInProduction.prepare();
  const database = new pg.Pool({ connectionString: api.databaseUrl, max: 2 });
  // The server that ends these connections at the end is our own.
  database.on('error', () => undefined);
  try {
    const first = await api.start();
    const company = await api.createCompany(first, ['rep_0']);
    await api.end(first);
    for (const name of chosen) {
      const nodes = await Nodes.start(api, 2);
      const promises = await parts[name]?.({ api, nodes, company, database });
      await nodes.stopAll();
      if (promises?.length === 0) tell(`- ${name}`, 'not possible on this machine');
      for (const promised of promises ?? []) tellPromise(promised);
    }
    tell('the machine’s load over the last 1, 5 and 15 minutes', loadavg().map((load) => load.toFixed(1)).join(', ')); // prettier-ignore
  } finally {
    await database.end();
    await api.stop();
  }
}

function tellPromise({ what, figure, isKept, reasons = [] }: Promised): void {
  tell(`${isKept ? '✓' : '✗'} ${what}`, figure);
  for (const reason of reasons) tell(`    ${reason}`, '');
  if (!isKept) process.exitCode = 1;
}

await main();
