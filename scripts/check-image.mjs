/**
 * `npm run check:image`: runs the image's build steps, starts what came out as docker-compose.yml would, in production and
 * against a real Postgres, and asks whether it is ready. There is no container engine in this check: it runs on the Node
 * that it was started with, and says so where that is not the image's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveUp, root, run } from './prepare.mjs';
import { withPostgres } from './temporary-postgres.mjs';

const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const nodeOfImage = /^FROM node:(\d+)/m.exec(dockerfile)?.[1];
const isNodeOfImage = process.versions.node.split('.')[0] === nodeOfImage;

const target = mkdtempSync(join(tmpdir(), 'cordboard-image-'));
try {
  run('Assembling the API', process.execPath, [join(root, 'scripts', 'assemble-api.mjs'), target]);
  await withPostgres(tryIt);
  console.log(`The assembled API runs in production on Node ${process.versions.node}.`);
  if (!isNodeOfImage)
    console.warn(`The image has Node ${nodeOfImage}: put one first on the PATH (nvm use) to check what is deployed.`);
} finally {
  rmSync(target, { recursive: true, force: true });
}

async function tryIt(ownerUrl) {
  const appUrl = new URL(ownerUrl);
  appUrl.username = 'cordboard_app';
  appUrl.password = randomBytes(16).toString('hex');
  const environment = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_APP_URL: appUrl.href,
    CORDBOARD_MASTER_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: 'https://voice.example.com',
    PORT: '3987',
  };

  const migrated = spawnSync(process.execPath, ['apps/api/dist/operator.js', 'migrate'], {
    cwd: target,
    env: { ...environment, DATABASE_URL: ownerUrl },
    stdio: 'inherit',
  });
  if (migrated.status !== 0) giveUp('The assembled operator did not migrate the database.');

  const refused = spawnSync(process.execPath, ['apps/api/dist/main.js'], {
    cwd: target,
    env: { ...environment, TWILIO_SIGNALLING_HOST: 'localhost:3001' },
  });
  if (refused.status === 0) giveUp('In production the API started with an emulator’s address.');

  const [, ...command] = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)[1]);
  const api = spawn(process.execPath, command, {
    cwd: target,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let printed = '';
  api.stdout.on('data', (text) => {
    printed += text;
    process.stdout.write(text);
  });
  const up = await Promise.race([once(api, 'message').then(() => true), once(api, 'exit').then(() => false)]);
  if (!up) giveUp('The assembled API ended before it listened.');
  try {
    for (const path of ['/health/ready', '/openapi.json', '/softphone/']) {
      const { status } = await fetch(`http://127.0.0.1:3987${path}`);
      if (status !== 200) giveUp(`The assembled API answered ${status} to ${path}.`);
    }
    await makeFirstTenant(/https:\/\/voice\.example\.com\/console\/welcome#(\S+)/.exec(printed)?.[1]);
  } finally {
    api.kill('SIGTERM');
    await once(api, 'exit');
  }
}

/** As somebody who reads the log of a fresh deployment. */
async function makeFirstTenant(token) {
  if (!token) giveUp('A fresh API printed no link to set it up with.');
  const body = { token, name: 'First', country: 'US', email: 'first@example.com', password: 'a fine long password' };
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const statuses = [];
  for (let time = 0; time < 2; time++)
    statuses.push((await fetch('http://127.0.0.1:3987/v1/first-tenant', request)).status);
  if (statuses.join() !== '201,410') giveUp(`The link of a fresh API answered ${statuses}, in place of 201 and 410.`);
}
