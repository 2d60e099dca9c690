import { describe, expect, test } from '@jest/globals';
import { InvalidEnvironment } from '@cordboard/environment';
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
