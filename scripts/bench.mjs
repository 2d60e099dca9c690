/** `npm run bench` measures what a newcomer and a rep feel; `npm run bench -- tokens` the API under load. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, giveUp, installPackages, root, run } from './prepare.mjs';

const [name] = process.argv.slice(2);
if (name === undefined) {
  run('The benchmark', process.execPath, [join(root, 'scripts', 'run-journeys.mjs'), 'bench']);
} else {
  checkNode();
  installPackages();
  build();
  const program = join(root, 'apps', 'benchmarks', 'dist', `${name}.js`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(program))
    giveUp(`There is no benchmark "${name}". There are: tokens, scale, chaos.`);
  run(`The benchmark ${name}`, process.execPath, [program]);
}
