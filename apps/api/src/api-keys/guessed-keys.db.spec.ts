import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { apiKeyScopes, type CreatedApiKey, type Problem, type TenantId } from '@cordboard/contracts';
import { createCredential, parseCredential } from '../authentication/credential.js';
import { CredentialsInvalid } from '../authentication/errors.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { KnownApiKeys } from './known-api-keys.js';

const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;
beforeAll(async () => {
  // A line that is cut says so at once. One that is only busy with a hundred at a time is no outage.
  api = await TestApi.start({ DATABASE_PATIENCE_SECONDS: '20' }, (url) => line.lead(url));
  tenant = await api.createTenant();
  owner = await api.createAdmin(tenant);
});
afterEach(async () => {
  line.mend();
  while (!(await api.app.get(TenantDatabase, { strict: false }).isThere()));
});
afterAll(async () => {
  await api.stop();
  line.close();
});

const use = async (apiKey: string) => {
  const { status, body } = await api.call<Partial<Problem>>({ apiKey }, 'GET', '/v1/clients');
  return `${status} ${body.code}`;
};

const random = () => `cb_test_${randomBytes(16).toString('hex')}_${randomBytes(16).toString('hex')}_${randomBytes(4).toString('hex')}`; // prettier-ignore

test('10,000 random keys open nothing, nor do those of them whose checksum is right and whose tenant there is', async () => {
  const keys = api.app.get(KnownApiKeys, { strict: false });
  const accepted: string[] = [];
  const guess = async (index: number) => {
    const tenantId = index % 2 ? tenant.tenantId : (randomUUID() as TenantId);
    const text = index % 5 ? random() : createCredential('cb_test', tenantId).text;
    const credential = parseCredential(text);
    expect(credential === undefined).toBe(index % 5 > 0);
    if (!credential) return;
    await keys.authenticate(credential).then(
      () => accepted.push(text),
      (error: unknown) => {
        if (!(error instanceof CredentialsInvalid)) throw error;
      },
    );
  };
  for (let index = 0; index < 10_000; index += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, offset) => guess(index + offset)));
  }
  expect(accepted).toEqual([]);
});

test('1,000 mistyped keys are refused without a database, which an unknown one is looked up in', async () => {
  const typo = (index: number) => {
    const at = index % tenant.apiKey.length;
    const character = tenant.apiKey[at] === '7' ? '8' : '7';
    return tenant.apiKey.slice(0, at) + character + tenant.apiKey.slice(at + 1);
  };
  line.cut();
  const answers = new Set<string>();
  for (let index = 0; index < 1_000; index++) answers.add(await use(index % 2 ? typo(index) : random()));
  expect([...answers]).toEqual(['401 auth.credentials_invalid']);
  expect(await use(createCredential('cb_test', tenant.tenantId).text)).toBe('503 server.unavailable');
});

test('each scope opens its own, and what it was not given is refused by name', async () => {
  for (const scope of apiKeyScopes) {
    const body = { name: scope, scopes: [scope] };
    const { body: made } = await api.call<CreatedApiKey>(owner, 'POST', '/v1/api-keys', body);
    expect(made.scopes).toEqual([scope]);
    expect(await use(made.key)).toBe(scope === 'clients:read' ? '200 undefined' : '403 auth.scope_missing');
  }
});

test('160 random bits are in each: every character of the secret is any of 32', () => {
  const secrets = Array.from(
    { length: 2_000 },
    () => createCredential('cb_live', tenant.tenantId).text.split('_')[3] ?? '',
  );
  const seen = Array.from({ length: 32 }, (_, place) => new Set(secrets.map((secret) => secret[place])).size);
  expect(secrets.every((secret) => secret.length === 32)).toBe(true);
  expect(seen).toEqual(Array.from({ length: 32 }, () => 32));
});
