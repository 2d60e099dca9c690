/** `npm run check:drift`: do the entities say what the migrations made? */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { build, checkNode, installPackages, root } from './prepare.mjs';
import { withPostgres } from './temporary-postgres.mjs';

checkNode();
installPackages();
build();
process.exitCode = await withPostgres((url) => {
  const operator = (command) =>
    spawnSync(process.execPath, [join(root, 'apps', 'api', 'dist', 'operator.js'), command], {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: url, CORDBOARD_MASTER_KEY: randomBytes(32).toString('base64') },
    }).status;
  return operator('migrate') || operator('check-drift');
});
