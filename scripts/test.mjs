/** `npm test`: installs and builds what is missing, then runs every test there is, the browser journeys included. */
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { findPgbouncer } from './find-pgbouncer.mjs';
import { build, checkNode, installPackages, root, run } from './prepare.mjs';

checkNode();
installPackages();
const CHROME_PATH = findBrowser();
const PGBOUNCER_PATH = findPgbouncer();
build();

const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
// Two projects at a time: who waits for sound in real time leaves a core to who computes.
run('A test', process.execPath, [nx, 'run-many', '-t', 'test', '--parallel=2', '--output-style=stream'], {
  CHROME_PATH,
  PGBOUNCER_PATH,
  NX_TUI: 'false',
});
run('A journey', process.execPath, [nx, 'run', '@cordboard/journeys:journeys', '--output-style=stream'], {
  CHROME_PATH,
  NX_TUI: 'false',
});
console.log('\nEvery test passed.');
