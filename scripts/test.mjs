/** `npm test`: installs and builds what is missing, then runs every test there is, the browser journeys included. */
import { findBrowser } from './find-browser.mjs';
import { findPgbouncer } from './find-pgbouncer.mjs';
import { build, checkNode, installPackages, runNx } from './prepare.mjs';

checkNode();
installPackages();
const CHROME_PATH = findBrowser();
const PGBOUNCER_PATH = findPgbouncer();
build();

// Two projects at a time: who waits for sound in real time leaves a core to who computes.
runNx('A test', ['run-many', '-t', 'test', '--parallel=2', '--output-style=stream'], { CHROME_PATH, PGBOUNCER_PATH });
runNx('A journey', ['run', '@cordboard/journeys:journeys', '--output-style=stream'], { CHROME_PATH });
console.log('\nEvery test passed.');
