import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { environmentVariables, parseEnvironment } from './environment.js';

interface Service {
  environment: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const text = readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
const service = (name: string): Service => {
  const found = services[name];
  if (!found) throw new Error(`docker-compose.yml has no service "${name}"`);
  return found;
};

/** What compose puts in place of `${NAME:?sentence}`. */
const settings: Record<string, string> = {
  POSTGRES_PASSWORD: 'owners',
  DATABASE_APP_PASSWORD: 'apis',
  CORDBOARD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'https://voice.example.com',
};
const required = /\$\{(\w+):\?[^}]+\}/g;
const filledIn = (environment: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(required, (_, setting: string) => settings[setting] ?? ''),
    ]),
  );

describe('docker-compose.yml', () => {
  test('runs Postgres, the migrations and the API, and knows whether they are well', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres']);
    expect(service('postgres').healthcheck?.test).toContain('pg_isready');
    expect(service('api').healthcheck?.test.join(' ')).toContain('/health/ready');
    expect(service('migrate').depends_on?.['postgres']?.condition).toBe('service_healthy');
    expect(service('api').depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
  });

  test('holds no secret, and no default for one: each comes from outside, or the start is refused', () => {
    for (const { environment } of Object.values(services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|KEY|SECRET|TOKEN/.test(name)) expect(value).toMatch(/^\$\{\w+:\?.+\}$/);
        // A URL with a password in it.
        const [, password] = /:\/\/[^/:@]+:(.+)@/.exec(value) ?? [];
        if (password) expect(password).toMatch(/^\$\{\w+:\?.+\}$/);
      }
    }
    const asked = [...text.matchAll(/\$\{(\w+)([^}]*)\}/g)].map(([, name, rest]) => [name, rest?.startsWith(':?')]);
    expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(Object.keys(settings).map((name) => [name, true])));
  });

  test.each(['api', 'migrate'])('sets only what the API reads, in a way that it starts with: %s', (name) => {
    const environment = filledIn(service(name).environment);
    for (const variable of Object.keys(environment)) expect(environmentVariables).toContain(variable);
    expect(parseEnvironment(environment)).toMatchObject({ isProduction: true, publicUrl: 'https://voice.example.com' });
  });

  test('never hands the database owner’s password to the API', () => {
    expect(JSON.stringify(service('api').environment)).not.toContain('POSTGRES_PASSWORD');
    expect(service('api').environment['DATABASE_URL']).toBeUndefined();
  });
});
