import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IdentityProvider, IdentityProviderSettings, Problem } from '@cordboard/contracts';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { TestIdentityProvider } from '../testing/test-identity-provider.js';

let api: TestApi;
let acme: TestTenant;
let owner: TestAdmin;
let provider: TestIdentityProvider;
/** Acme's, and nobody else's. */
let domain: string;

beforeAll(async () => {
  api = await TestApi.start();
  provider = await TestIdentityProvider.start(['https://voice.example.com/x']);
});
afterAll(async () => {
  await provider.stop();
  await api.stop();
});
beforeEach(async () => {
  acme = await api.createTenant({ name: 'Acme' });
  owner = await api.createAdmin(acme, 'owner');
  domain = `${acme.tenantId}.example`;
});

const settings = (changes: object = {}) => ({
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  domains: [domain],
  isOn: false,
  isRequired: false,
  admitsSupervisors: false,
  ...changes,
});
const read = async (by = owner) => (await api.call<IdentityProviderSettings>(by, 'GET', '/v1/identity-provider')).body;
const seenBy = async (by = owner) => (await read(by)).provider?.version;
const put = async (body: object, by = owner, seen?: string) => {
  const version = seen ?? (await seenBy(by));
  const headers: Record<string, string> = version ? { 'if-match': `"${version}"` } : {};
  return api.call<IdentityProvider & Problem>(by, 'PUT', '/v1/identity-provider', body, headers);
};

describe('the settings of an identity provider', () => {
  test('tell the redirect URL before there is one, and never the secret', async () => {
    const redirectUrl = `https://voice.example.com/v1/provider-sign-ins/${acme.tenantId}/callback`;
    expect(await read()).toEqual({ redirectUrl, provider: null });
    const saved = await put(settings({ domains: [domain.toUpperCase(), `mail.${domain}`] }));
    expect([saved.status, saved.body]).toEqual([
      200,
      {
        issuer: provider.issuer,
        clientId: 'cordboard',
        clientSecret: { set: true, lastFour: 'ests', updatedAt: expect.any(String) },
        domains: [domain, `mail.${domain}`],
        isOn: false,
        isRequired: false,
        admitsSupervisors: false,
        redirectUrl,
        triedAt: null,
        updatedAt: expect.any(String),
        version: expect.any(String),
      },
    ]);
    expect(await read()).toEqual({ redirectUrl, provider: saved.body });
    const stored = JSON.stringify([
      api.logLines,
      await api.database.query('select p::text as row from identity_providers p'),
    ]);
    expect(stored).not.toContain(provider.clientSecret);
  });

  test('keep the secret for the same client, and for no other issuer, which would be sent it', async () => {
    expect((await put(settings())).status).toBe(200);
    expect((await put(settings({ clientSecret: undefined }))).status).toBe(200);
    for (const changes of [{ clientId: 'another-client' }, { issuer: 'https://evil.example' }]) {
      expect(await put(settings({ ...changes, clientSecret: undefined }))).toMatchObject({
        status: 400,
        body: { code: 'identity_provider.secret_required' },
      });
    }
  });

  test('are not overwritten unseen: whoever saw an older version gets the present one', async () => {
    expect((await put(settings())).status).toBe(200);
    const seen = await seenBy();
    const mine = await put(settings({ domains: [domain, `voice.${domain}`] }), owner, seen);
    expect(mine.status).toBe(200);
    const theirs = await put(settings({ domains: [`mail.${domain}`] }), owner, seen);
    expect([theirs.status, theirs.headers['etag']]).toEqual([412, `"${mine.body.version}"`]);
    expect(theirs.body).toMatchObject({ code: 'identity_provider.changed_meanwhile', currentProvider: mine.body });
    const blind = await api.call(owner, 'PUT', '/v1/identity-provider', settings());
    expect(blind).toMatchObject({ status: 428, body: { code: 'request.precondition_required' } });
    expect((await read()).provider).toEqual(mine.body);
    const other = await api.createAdmin(await api.createTenant(), 'owner');
    const late = await put(settings({ domains: ['late.example'] }), other, mine.body.version);
    expect([late.status, late.body.currentProvider]).toEqual([412, undefined]);
  });

  test('are not switched on before somebody has signed in with them', async () => {
    expect((await put(settings())).status).toBe(200);
    expect(await put(settings({ isOn: true }))).toMatchObject({
      status: 409,
      body: { code: 'identity_provider.not_tried' },
    });
    expect((await read()).provider?.isOn).toBe(false);
  });

  test('name an issuer that answers as itself', async () => {
    for (const [issuer, sentence] of [
      [`${provider.issuer}/elsewhere`, 'is no OpenID Connect provider of this name'],
      ['http://127.0.0.1:9', 'Nothing answers'],
      ['http://10.0.0.1', 'not at a public https address'],
    ] as const) {
      const answer = await put(settings({ issuer }));
      expect([issuer, answer.status, answer.body.code]).toEqual([issuer, 400, 'identity_provider.unreachable']);
      expect(answer.body.detail).toContain(sentence);
      expect(answer.body.remedy).toBeTruthy();
    }
  });

  test('never lead into the own network in production, by loopback either', async () => {
    expect((await put(settings())).status).toBe(200);
    const { environment } = api.database;
    const app = await createApplication({ ...environment, isProduction: true }, createLogger('silent'), {
      clock: api.clock,
    });
    for (const issuer of [provider.issuer, provider.issuer.replace('http:', 'https:'), 'https://localhost']) {
      const answer = await app.inject({
        method: 'PUT',
        url: '/v1/identity-provider',
        headers: { cookie: owner.cookie, origin: environment.publicUrl, 'if-match': `"${await seenBy()}"` },
        payload: settings({ issuer }),
      });
      expect([issuer, answer.statusCode, answer.json<Problem>().detail]).toEqual([
        issuer,
        400,
        expect.stringContaining('not at a public'),
      ]);
    }
    await app.close();
  });

  test('take no domain that is another company’s', async () => {
    expect((await put(settings())).status).toBe(200);
    const globex = await api.createTenant({ name: 'Globex' });
    const other = await api.createAdmin(globex, 'owner');
    const answer = await put(settings({ domains: ['globex.example', domain] }), other);
    expect(answer).toMatchObject({ status: 409, body: { code: 'identity_provider.domain_taken' } });
    expect(answer.body.detail).toContain(domain);
    expect(answer.body.detail).not.toContain('globex.example');
    expect((await read(other)).provider).toBeNull();
    expect((await put(settings({ domains: ['globex.example'] }), other)).status).toBe(200);
  });

  test('are removed, and free their domains', async () => {
    expect((await put(settings())).status).toBe(200);
    expect((await api.call(owner, 'DELETE', '/v1/identity-provider')).status).toBe(204);
    expect((await api.call(owner, 'DELETE', '/v1/identity-provider')).status).toBe(404);
    expect((await api.call(owner, 'POST', '/v1/identity-provider/try')).status).toBe(404);
    const other = await api.createAdmin(await api.createTenant(), 'owner');
    expect((await put(settings(), other)).status).toBe(200);
  });
});
