/** Finds the pgbouncer that the API is tested behind, and installs one where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { giveUp, run } from './prepare.mjs';

// Where servers are, an ordinary user's PATH often does not lead.
const usualFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** @returns {string} path of pgbouncer */
export function findPgbouncer() {
  const chosen = process.env.PGBOUNCER_PATH;
  if (chosen) return existsSync(chosen) ? chosen : giveUp(`PGBOUNCER_PATH is ${chosen}, and there is no such file.`);
  return (
    search() ??
    install() ??
    giveUp(
      'The tests need pgbouncer, and none was found. Install it (on Debian or Ubuntu: sudo apt-get install pgbouncer; ' +
        'on macOS: brew install pgbouncer), or set PGBOUNCER_PATH to the one you have.',
    )
  );
}

function search() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...usualFolders];
  return folders.map((folder) => join(folder, 'pgbouncer')).find(existsSync);
}

/** Only where it can be done without a question: as root, with Debian's package manager. */
function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log('Installing pgbouncer for the tests');
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  run('Reading the package lists', 'apt-get', ['update', '-qq'], quietly);
  run('Installing pgbouncer', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'pgbouncer'], quietly);
  return search();
}
