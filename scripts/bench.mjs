/** `npm run bench` measures what a newcomer and a rep feel; `npm run bench -- tokens` the API under load. */
import { join } from 'node:path';
import { build, checkNode, giveUp, installPackages, root, run } from './prepare.mjs';

const names = ['tokens', 'scale', 'chaos', 'soak'];
const [name, ...flags] = process.argv.slice(2);
if (name !== undefined && !names.includes(name))
  giveUp(`There is no benchmark "${name}". There are: ${names.join(', ')}.`);
if (name === undefined) {
  run('The benchmark', process.execPath, [join(root, 'scripts', 'run-journeys.mjs'), 'bench']);
} else {
  checkNode();
  installPackages();
  build();
  const program = join(root, 'apps', 'benchmarks', 'dist', `${name}.js`);
  run(`The benchmark ${name}`, process.execPath, [program, ...flags]);
}
