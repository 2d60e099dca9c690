/**
 * `npm run operator -- COMMAND`: the operator's command, on the database that DATABASE_URL names, or else on the one that
 * `npm start` runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, giveUp, root } from './prepare.mjs';

const main = join(root, 'apps', 'api', 'dist', 'operator.js');
if (!existsSync(main)) build();
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: process.env.DATABASE_URL || asksForUsage() ? process.env : { ...process.env, ...settingsOfStart() },
});
process.exitCode = status ?? 1;

/** How it is used can be read without a database. */
function asksForUsage() {
  const [command] = process.argv.slice(2);
  return command === undefined || command === 'help' || process.argv.some((each) => each === '--help' || each === '-h');
}

/** What `npm start` keeps in its folder says where its database is, and with which key it seals. */
function settingsOfStart() {
  const home = process.env.CORDBOARD_HOME || join(root, '.cordboard');
  const read = (...names) => readFileSync(join(home, ...names), 'utf8').trim();
  try {
    // The fourth line of the file that Postgres leaves while it runs is its port.
    const port = read('postgres', 'data', 'postmaster.pid').split('\n')[3]?.trim();
    return {
      DATABASE_URL: `postgres://postgres:${read('postgres', 'password')}@127.0.0.1:${port}/cordboard`,
      CORDBOARD_MASTER_KEY: process.env.CORDBOARD_MASTER_KEY || read('master-key'),
      PUBLIC_URL: process.env.PUBLIC_URL || JSON.parse(read('demo.json')).baseUrl,
    };
  } catch {
    return giveUp(
      `There is no database: set DATABASE_URL, or let "npm start" run meanwhile (its folder would be ${home}).`,
    );
  }
}
