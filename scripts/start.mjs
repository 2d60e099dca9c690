/** `npm start`: installs and builds what is missing, then hands over to the launcher. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNode, installPackages, markInUse, root } from './prepare.mjs';

checkNode();
installPackages();
build();
markInUse();
// In this process rather than in one of its own: one less to keep in memory, and Ctrl-C reaches it directly.
await import(pathToFileURL(join(root, 'apps', 'launcher', 'dist', 'main.js')).href);
