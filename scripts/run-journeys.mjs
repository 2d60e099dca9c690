/** `npm run bench` measures the running product, `npm run screenshots` takes its pictures: `run-journeys.mjs TARGET`. */
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { build, checkNode, giveUp, installPackages, root, run } from './prepare.mjs';

const target = process.argv[2] ?? giveUp('Name a target of apps/journeys: bench, screenshots or journeys.');
checkNode();
installPackages();
const CHROME_PATH = findBrowser();
build();
run(
  `The target ${target}`,
  process.execPath,
  [
    join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'),
    ...['run', `@cordboard/journeys:${target}`, '--output-style=stream'],
  ],
  { CHROME_PATH, NX_TUI: 'false' },
);
