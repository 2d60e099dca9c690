import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { accountSid, authToken } from './testing/an-account.js';
import { compileSources } from './testing/compile-sources.js';

jest.setTimeout(30_000);

const compiled = compileSources();
const accounts = join(compiled, 'accounts.json');
const running: ChildProcess[] = [];

beforeAll(() =>
  writeFileSync(accounts, JSON.stringify({ accounts: [{ accountSid, friendlyName: 'Acme', authToken }] })),
);
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(compiled, { recursive: true }));

interface Started {
  readonly child: ChildProcess;
  readonly listening: Promise<unknown>;
  /** The line that says where it listens, and the address in it. */
  readonly said: Promise<RegExpExecArray>;
  readonly exited: Promise<number | null>;
  /** After the exit, when all that was said has been read. Does not come about once the channel is cut. */
  readonly ended: Promise<{ code: number | null; said: string }>;
}

function start(environment: Record<string, string>): Started {
  const child = fork(join(compiled, 'main.js'), { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  running.push(child);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let told = '';
  return {
    child,
    said: new Promise((resolve) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        const line = /listens at (\S+)/.exec((told += chunk.toString()));
        if (line) resolve(line);
      });
    }),
    listening: new Promise((resolve) => child.once('message', resolve)),
    exited: new Promise((resolve) => child.once('exit', resolve)),
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, said }))),
  };
}

const valid = { EMULATOR_ACCOUNTS: accounts, EMULATOR_PORT: '0' };

describe('the process', () => {
  test('says when it listens and ends cleanly when it is asked to', async () => {
    const { child, listening, ended } = start(valid);
    expect(await listening).toEqual({ type: 'listening', port: expect.any(Number) });
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, said: '' });
  });

  test('ends when whoever started it lets go of it', async () => {
    const { child, listening, exited } = start(valid);
    await listening;
    child.disconnect();
    expect(await exited).toBe(0);
  });

  test('keeps what was changed through the REST API for the next start, where it is told to', async () => {
    const kept = join(compiled, 'kept.json');
    writeFileSync(kept, readFileSync(accounts));
    const environment = { ...valid, EMULATOR_ACCOUNTS: kept, EMULATOR_KEEP_CHANGES: 'true' };
    const askAs = async (user: string, password: string, method: string, resource: string) => {
      const { child, listening, said, exited } = start(environment);
      await listening;
      const response = await fetch(`${(await said)[1]}/2010-04-01/Accounts/${accountSid}/${resource}.json`, {
        method,
        headers: { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
        ...(method === 'POST' && { body: new URLSearchParams({ FriendlyName: 'kept' }) }),
      });
      child.kill('SIGKILL');
      await exited;
      return (await response.json()) as { sid: string; secret: string; applications: { friendly_name: string }[] };
    };
    const key = await askAs(accountSid, authToken, 'POST', 'Keys');
    await askAs(key.sid, key.secret, 'POST', 'Applications');
    const { applications } = await askAs(key.sid, key.secret, 'GET', 'Applications');
    expect(applications).toMatchObject([{ friendly_name: 'kept' }]);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(readFileSync(accounts, 'utf8')).not.toContain(key.sid);
  });

  test('tells a taken port in one sentence', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = other.address() as AddressInfo;
    const { code, said } = await start({ ...valid, EMULATOR_PORT: String(port) }).ended;
    other.close();
    expect(code).toBe(1);
    expect(said).toBe(`Port ${port} is taken: stop the program that uses it, or set EMULATOR_PORT to another port.\n`);
  });

  test('does not start in production', async () => {
    const { code, said } = await start({ ...valid, NODE_ENV: 'production' }).ended;
    expect(code).toBe(1);
    expect(said).toContain('a local Twilio is for development');
  });
});
