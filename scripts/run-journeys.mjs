/** `npm run bench` measures the running product, `npm run screenshots` takes its pictures: `run-journeys.mjs TARGET`. */
import { findBrowser } from './find-browser.mjs';
import { build, checkNode, giveUp, installPackages, runNx } from './prepare.mjs';

const target = process.argv[2] ?? giveUp('Name a target of apps/journeys: bench, screenshots or journeys.');
checkNode();
installPackages();
const CHROME_PATH = findBrowser();
build();
runNx(`The target ${target}`, ['run', `@cordboard/journeys:${target}`, '--output-style=stream'], { CHROME_PATH });
