/**
 * `node scripts/assemble-api.mjs FOLDER` puts into FOLDER what a server needs to run the API, and nothing else: built code,
 * the softphone's and the console's pages, packages without the development ones. The Dockerfile runs it.
 */
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build, checkNode, giveUp, installPackages, manifestOf, projectFolders, root, runNpm } from './prepare.mjs';

const target = process.argv[2] && resolve(process.argv[2]);
if (!target) giveUp('Name the folder to assemble the API in: node scripts/assemble-api.mjs FOLDER');
if (existsSync(target) && readdirSync(target).length > 0) giveUp(`${target} is not empty; name another folder.`);

checkNode();
installPackages();
build();

const workspaces = projectFolders();
const folderOf = new Map(workspaces.map((folder) => [manifestOf(folder).name, folder]));

/** The workspaces that the API needs at run time, itself included. */
const needed = new Set();
const visit = (folder) => {
  if (needed.has(folder)) return;
  needed.add(folder);
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
    if (folderOf.has(name)) visit(folderOf.get(name));
  }
};
visit('apps/api');

const copy = (path) => {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  cpSync(join(root, path), join(target, path), { recursive: true });
};
['package.json', 'package-lock.json', '.npmrc', 'LICENSE'].forEach(copy);
// npm wants the manifest of every workspace that the lock file names.
workspaces.map((folder) => join(folder, 'package.json')).forEach(copy);
[...needed].map((folder) => join(folder, 'dist')).forEach(copy);
copy('apps/softphone/dist');
copy('apps/console/dist');

runNpm('Installing packages', [
  ...['ci', '--prefix', target, '--omit=dev', '--no-audit', '--no-fund', '--workspace', 'apps/api'],
]);
console.log(
  `The API is in ${relative(process.cwd(), target) || target}: run it with node apps/api/dist/main.js there.`,
);
