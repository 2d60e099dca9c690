/** `npm run bench`: measures the running product and prints the figures. */
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { build, checkNode, installPackages, root, run } from './prepare.mjs';

checkNode();
installPackages();
const CHROME_PATH = findBrowser();
build();
run(
  'A benchmark',
  process.execPath,
  [
    join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'),
    ...['run', '@cordboard/journeys:bench', '--output-style=stream'],
  ],
  { CHROME_PATH, NX_TUI: 'false' },
);
