import { afterAll, describe, expect, test } from '@jest/globals';
import { InvalidEnvironment } from '@cordboard/environment';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironment } from './environment.js';

const masterKey = Buffer.alloc(32, 7).toString('base64');
const least = { DATABASE_URL: 'postgres://owner:secret@db.internal:5432/calls', CORDBOARD_MASTER_KEY: masterKey };
const production = { ...least, NODE_ENV: 'production', PUBLIC_URL: 'https://voice.example.com' };

const problemsOf = (variables: Record<string, string>) => {
  try {
    parseEnvironment(variables);
  } catch (error) {
    if (error instanceof InvalidEnvironment) return error.message;
    throw error;
  }
  return 'no problem';
};

describe('parseEnvironment', () => {
  test('needs a database and a master key, and has a default for everything else', () => {
    expect(parseEnvironment(least)).toMatchObject({
      isProduction: false,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      twilioSignallingHost: undefined,
      twilioApiUrl: undefined,
      demoCrmUrl: undefined,
      logLevel: 'info',
    });
  });

  test('takes an empty variable as one that is not set', () => {
    expect(parseEnvironment({ ...least, PUBLIC_URL: '', DEMO_CRM_URL: '', PORT: '' })).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      demoCrmUrl: undefined,
    });
  });

  test('derives the application role from the database and its password from the master key', () => {
    const url = new URL(parseEnvironment(least).databaseAppUrl);
    expect([url.username, url.host, url.pathname]).toEqual(['calls_app', 'db.internal:5432', '/calls']);
    expect(url.password).toMatch(/^[\w-]{43}$/);
    expect(parseEnvironment(least).databaseAppUrl).toBe(url.href);
    const otherKey = { ...least, CORDBOARD_MASTER_KEY: Buffer.alloc(32, 8).toString('base64') };
    expect(parseEnvironment(otherKey).databaseAppUrl).not.toBe(url.href);
  });

  test('leads past a pooler what needs a connection of its own, with what the other addresses say', () => {
    const app = 'postgres://app:secret@pooler:6432/calls';
    const variables = { ...least, DATABASE_URL: 'postgres://owner:pw@pooler:6432/calls', DATABASE_APP_URL: app };
    expect(parseEnvironment(variables)).toMatchObject({ databaseAppUrl: app, databaseAppDirectUrl: app });
    const direct = (DATABASE_DIRECT_URL: string) => parseEnvironment({ ...variables, DATABASE_DIRECT_URL });
    expect(direct('postgres://db.internal?sslmode=require')).toMatchObject({
      databaseUrl: 'postgres://owner:pw@db.internal:5432/calls?sslmode=require',
      databaseAppUrl: app,
      databaseAppDirectUrl: 'postgres://app:secret@db.internal:5432/calls?sslmode=require',
    });
    expect(direct('postgres://db.internal:5433').databaseAppDirectUrl).toBe(
      'postgres://app:secret@db.internal:5433/calls',
    );
    expect(problemsOf({ ...variables, DATABASE_DIRECT_URL: 'postgres://owner:pw@db.internal/calls' })).toMatch(
      /DATABASE_DIRECT_URL must be host and port alone/,
    );
  });

  test('limits requests in the usual way, in another, or not', () => {
    expect(parseEnvironment(least).requestsPerMinute).toEqual({ perKey: 6_000, perSession: 1_200, perAddress: 3_000 });
    const others = { REQUESTS_PER_MINUTE_PER_KEY: '100', REQUESTS_PER_MINUTE_PER_ADDRESS: 'off' };
    expect(parseEnvironment({ ...least, ...others }).requestsPerMinute).toMatchObject({
      perKey: 100,
      perAddress: undefined,
    });
    for (const wrong of ['0', '-1', '1.5', 'none']) {
      expect(problemsOf({ ...least, REQUESTS_PER_MINUTE_PER_SESSION: wrong })).toContain(
        'REQUESTS_PER_MINUTE_PER_SESSION must be a whole number, or "off"',
      );
    }
  });

  test('believes proxies on this machine alone about who calls, unless told of others', () => {
    expect(parseEnvironment(least).trustedProxies).toEqual(['loopback']);
    const proxies = { ...least, TRUSTED_PROXIES: '10.0.0.0/8, ::1' };
    expect(parseEnvironment(proxies).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
    for (const wrong of ['true', '10.0.0.0/33', '*', '10.0.0.1,,', '10.0.0.1/8/8', '10.0.0.0/x']) {
      expect([wrong, problemsOf({ ...least, TRUSTED_PROXIES: wrong })]).toEqual([
        wrong,
        expect.stringContaining('TRUSTED_PROXIES must be'),
      ]);
    }
  });

  test('names every problem in one message, and no value', () => {
    const message = problemsOf({ DATABASE_URL: 'mysql://hidden', PORT: '70000', CORDBOARD_MASTER_KEY: 'c2hvcnQ=' });
    for (const name of ['DATABASE_URL', 'PORT', 'CORDBOARD_MASTER_KEY']) expect(message).toContain(name);
    expect(message).not.toMatch(/hidden|c2hvcnQ/);
    expect(problemsOf({})).toMatch(/CORDBOARD_MASTER_KEY is required.*\n.*DATABASE_URL is required/);
  });

  test.each([
    ['TWILIO_SIGNALLING_HOST', 'localhost:3001'],
    ['TWILIO_API_URL', 'http://localhost:3001'],
    ['DEMO_CRM_URL', 'http://localhost:3002'],
    ['PUBLIC_URL', 'http://voice.example.com'],
    ['PUBLIC_URL', 'https://localhost'],
    ['PUBLIC_URL', 'https://127.0.0.1'],
    ['PUBLIC_URL', 'https://[::1]'],
    ['PUBLIC_URL', 'https://[::ffff:127.0.0.1]'],
    ['PUBLIC_URL', 'https://0x7f000001'],
    ['PUBLIC_URL', ''],
  ])('refuses %s=%s in production', (name, value) => {
    expect(problemsOf({ ...production, [name]: value })).toContain(name);
  });

  test('names the problems of production together with the others', () => {
    const message = problemsOf({ NODE_ENV: 'production', PORT: 'x', DEMO_CRM_URL: 'http://localhost:1' });
    for (const name of ['PORT', 'DEMO_CRM_URL', 'PUBLIC_URL', 'DATABASE_URL', 'CORDBOARD_MASTER_KEY']) {
      expect(message).toContain(name);
    }
  });

  test('lets the API do without the address of the database’s owner', () => {
    const app = 'postgres://calls_app:secret@db.internal/calls';
    expect(parseEnvironment({ DATABASE_APP_URL: app, CORDBOARD_MASTER_KEY: masterKey })).toMatchObject({
      databaseUrl: undefined,
      databaseAppUrl: app,
    });
  });

  test('takes a public https address in production', () => {
    expect(parseEnvironment(production)).toMatchObject({ isProduction: true, publicUrl: 'https://voice.example.com' });
  });
});

describe('where the master keys come from', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cordboard-keys-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const file = (name: string, text: string) => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };
  const otherKey = Buffer.alloc(32, 8).toString('base64');
  const { DATABASE_URL } = least;
  const app = { DATABASE_APP_URL: 'postgres://calls_app:secret@db.internal/calls' };
  const vault = { ...app, CORDBOARD_VAULT_KEY: 'cordboard', VAULT_ADDR: 'https://vault.internal:8200' };
  const withToken = { ...vault, VAULT_TOKEN: 'hvs.hidden' };
  const settings = (variables: Record<string, string>) => parseEnvironment(variables).masterKeys;

  test('from the environment or a file, several at once, the wanted one first', () => {
    const keys = [Buffer.alloc(32, 8), Buffer.alloc(32, 7)];
    const both = `${otherKey},${masterKey}`;
    expect(settings({ DATABASE_URL, CORDBOARD_MASTER_KEY: both })).toEqual({ local: keys, vault: undefined });
    const path = file('keys', `${otherKey}\n${masterKey}\n`);
    expect(settings({ DATABASE_URL, CORDBOARD_MASTER_KEY_FILE: path })).toEqual({ local: keys, vault: undefined });
  });

  test('a key that is put before another one leaves the application role’s password as it is', () => {
    const { databaseAppUrl } = parseEnvironment({ ...least, CORDBOARD_MASTER_KEY: `${otherKey},${masterKey}` });
    expect(databaseAppUrl).toBe(parseEnvironment(least).databaseAppUrl);
  });

  test('from Vault, with a token, an AppRole or a cluster’s account', () => {
    const vaultOf = (more: Record<string, string>) => settings({ ...vault, ...more }).vault;
    expect(vaultOf({ VAULT_TOKEN: 't', VAULT_NAMESPACE: 'eu', CORDBOARD_VAULT_MOUNT: 'a/transit' })).toEqual({
      address: 'https://vault.internal:8200',
      namespace: 'eu',
      caCertificate: undefined,
      mount: 'a/transit',
      keyName: 'cordboard',
      signIn: { kind: 'token', token: { kind: 'value', value: 't' } },
    });
    expect(vaultOf({ VAULT_TOKEN_FILE: '/run/token' })?.signIn).toEqual({
      kind: 'token',
      token: { kind: 'file', path: '/run/token' },
    });
    expect(
      vaultOf({ VAULT_ROLE_ID: 'r', VAULT_SECRET_ID_FILE: '/run/id', VAULT_CACERT: file('ca', 'PEM') }),
    ).toMatchObject({
      caCertificate: 'PEM',
      signIn: { kind: 'app-role', mount: 'approle', roleId: 'r', secretId: { kind: 'file', path: '/run/id' } },
    });
    expect(vaultOf({ VAULT_KUBERNETES_ROLE: 'cordboard', VAULT_AUTH_MOUNT: 'cluster' })?.signIn).toMatchObject({
      kind: 'kubernetes',
      mount: 'cluster',
      token: { path: expect.stringContaining('serviceaccount') },
    });
  });

  test('from Vault and from here, while one takes the other’s place', () => {
    expect(settings({ ...withToken, CORDBOARD_MASTER_KEY: masterKey })).toMatchObject({
      local: [Buffer.alloc(32, 7)],
      vault: { keyName: 'cordboard' },
    });
  });

  test('a Vault that is none of this process’s business is passed over', () => {
    expect(
      settings({ ...least, VAULT_ADDR: 'nonsense', VAULT_TOKEN: 'x', VAULT_CACERT: '/nowhere' }).vault,
    ).toBeUndefined();
  });

  test.each<[string, Record<string, string>]>([
    ['CORDBOARD_MASTER_KEY is required', { DATABASE_URL }],
    ['CORDBOARD_MASTER_KEY_FILE must not', { ...least, CORDBOARD_MASTER_KEY_FILE: file('one', masterKey) }],
    ['CORDBOARD_MASTER_KEY_FILE must be', { DATABASE_URL, CORDBOARD_MASTER_KEY_FILE: '/nowhere' }],
    ['CORDBOARD_MASTER_KEY_FILE must be', { DATABASE_URL, CORDBOARD_MASTER_KEY_FILE: file('short', 'c2hvcnQ=') }],
    ['CORDBOARD_MASTER_KEY must be different keys', { ...least, CORDBOARD_MASTER_KEY: `${masterKey},${masterKey}` }],
    ['CORDBOARD_VAULT_KEY must be', { ...withToken, CORDBOARD_VAULT_KEY: '../sys/seal' }],
    ['CORDBOARD_VAULT_MOUNT must be', { ...withToken, CORDBOARD_VAULT_MOUNT: '../sys' }],
    ['VAULT_ADDR must be', { ...withToken, VAULT_ADDR: 'vault.internal' }],
    ['VAULT_ADDR must be https', { ...production, ...withToken, VAULT_ADDR: 'http://vault.internal:8200' }],
    ['one of them signs in', vault],
    ['one of them signs in', { ...withToken, VAULT_ROLE_ID: 'r', VAULT_SECRET_ID: 's' }],
    ['VAULT_SECRET_ID or VAULT_SECRET_ID_FILE is required', { ...vault, VAULT_ROLE_ID: 'r' }],
    ['VAULT_CACERT must be', { ...withToken, VAULT_CACERT: '/nowhere' }],
    ['DATABASE_APP_URL is required', { ...withToken, DATABASE_APP_URL: '', DATABASE_URL }],
  ])('tells what is wrong: %s', (sentence, variables) => {
    expect(problemsOf(variables)).toContain(sentence);
    expect(problemsOf(variables)).not.toContain('hvs.hidden');
  });
});
