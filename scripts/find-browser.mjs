/** Finds the Chromium that the journeys drive, and installs one where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { giveUp, run } from './prepare.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string} path of a Chromium or Chrome */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return existsSync(chosen) ? chosen : giveUp(`CHROME_PATH is ${chosen}, and there is no such file.`);
  return (
    search() ??
    install() ??
    giveUp(
      'The tests need Chromium or Chrome, and none was found. Install one (on Debian or Ubuntu: sudo apt-get install ' +
        'chromium; on macOS: brew install --cask chromium), or set CHROME_PATH to the one you have.',
    )
  );
}

function search() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usualPlaces].find(existsSync);
}

/** Only where it can be done without a question: as root, with Debian's package manager. */
function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log('Installing Chromium for the browser journeys');
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  run('Reading the package lists', 'apt-get', ['update', '-qq'], quietly);
  run('Installing Chromium', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quietly);
  return search();
}
