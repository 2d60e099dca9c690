import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { tokenIdParam, type ClientPage, type IssuedToken, type Problem } from '@cordboard/contracts';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import twilio from 'twilio';
import { DataSource } from 'typeorm';
import { updateTenant } from '../operations/update-tenant.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';
import { TokenLedger } from './token-ledger.js';

let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  await updateTenant(api.database.environment, tenant.tenantId, { legacyTokens: true });
});
afterAll(() => api.stop());

const issue = (request: object, who: { apiKey: string } = tenant) =>
  api.call<IssuedToken & Problem>(who, 'POST', '/v1/tokens', request);

const seconds = () => api.clock.now().getTime() / 1000;

function verify(token: string, secret: string) {
  const { header, payload } = jwt.verify(token, secret, { complete: true, clockTimestamp: seconds() });
  return { header, payload: payload as JwtPayload };
}

/** The claims of a token of the twilio package; its times are its own. */
function claimsOf(token: string) {
  const claims = jwt.decode(token) as JwtPayload;
  return { ...claims, iat: undefined, exp: undefined, jti: undefined };
}

describe('POST /v1/tokens', () => {
  test('lets the client call and be called for an hour', async () => {
    const { status, body, headers } = await issue({ clientName: 'alice' });
    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    const { header, payload } = verify(body.token, tenant.account.apiKeySecret);
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
    expect(payload).toEqual({
      jti: body.tokenId,
      iss: tenant.account.apiKeySid,
      sub: tenant.account.accountSid,
      iat: seconds(),
      exp: seconds() + 3600,
      grants: {
        identity: 'alice',
        voice: {
          incoming: { allow: true },
          outgoing: {
            application_sid: tenant.account.applicationSid,
            params: { [tokenIdParam]: body.tokenId },
          },
        },
      },
    });
    expect(body).toEqual({
      token: body.token,
      tokenId: body.tokenId,
      clientName: 'alice',
      dialect: 'access',
      expiresAt: new Date((seconds() + 3600) * 1000).toISOString(),
      edge: 'ashburn',
    });
  });

  test('agrees with the twilio package in both dialects', async () => {
    const { AccessToken, ClientCapability } = twilio.jwt;
    const { accountSid, apiKeySid, apiKeySecret, authToken, applicationSid } = tenant.account;
    for (const params of [undefined, {}, { campaign: 'spring & sons' }, { 'a[b]': 'é=%26', constructor: '<x>' }]) {
      const access = await issue({ clientName: 'alice', outgoing: { params }, lifetimeSeconds: 600 });
      const theirs = new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity: 'alice', ttl: 600 });
      theirs.addGrant(
        new AccessToken.VoiceGrant({
          incomingAllow: true,
          outgoingApplicationSid: applicationSid,
          outgoingApplicationParams: { ...params, [tokenIdParam]: access.body.tokenId },
        }),
      );
      expect(claimsOf(access.body.token)).toEqual(claimsOf(theirs.toJwt()));

      const legacy = await issue({ clientName: 'alice', outgoing: { params }, dialect: 'capability' });
      const scopes = new ClientCapability({ accountSid, authToken });
      scopes.addScope(new ClientCapability.IncomingClientScope('alice'));
      const signed = { ...params, [tokenIdParam]: legacy.body.tokenId };
      scopes.addScope(
        new ClientCapability.OutgoingClientScope({ applicationSid, clientName: 'alice', params: signed }),
      );
      expect(claimsOf(legacy.body.token)).toEqual(claimsOf(scopes.toJwt()));
      expect(verify(legacy.body.token, authToken).payload.jti).toBe(legacy.body.tokenId);
    }
  });

  test.each([
    [{ incoming: false }, { outgoing: expect.anything() }],
    [{ outgoing: false }, { incoming: { allow: true } }],
    [
      { outgoing: { applicationSid: `AP${'a'.repeat(32)}` }, incoming: false },
      { outgoing: { application_sid: `AP${'a'.repeat(32)}`, params: { [tokenIdParam]: expect.any(String) } } },
    ],
  ])('%j allows exactly %j', async (request, voice) => {
    const { body } = await issue({ clientName: 'alice', ...request });
    expect(verify(body.token, tenant.account.apiKeySecret).payload['grants'].voice).toEqual(voice);
  });

  test('names the region where it is not us1, and has no Capability Tokens there', async () => {
    const irish = await api.createTenant({ connected: false });
    await api.connect(irish, { region: 'ie1' });
    const { body } = await issue({ clientName: 'alice' }, irish);
    expect(verify(body.token, irish.account.apiKeySecret).header).toMatchObject({ twr: 'ie1' });
    expect(await issue({ clientName: 'alice', dialect: 'capability' }, irish)).toMatchObject({
      status: 409,
      body: { code: 'token.dialect_unavailable' },
    });
  });

  test('two tokens have two ids', async () => {
    const [one, two] = [await issue({ clientName: 'alice' }), await issue({ clientName: 'alice' })];
    expect(one.body.tokenId).not.toBe(two.body.tokenId);
  });

  test.each([0, -1, 1.5, '60', 86_401, null])('refuses a lifetime of %p', async (lifetimeSeconds) => {
    expect(await issue({ clientName: 'alice', lifetimeSeconds })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ field: 'lifetimeSeconds' }] },
    });
  });

  test('refuses a token that would allow nothing, and one for a tenant without a Twilio account', async () => {
    const nothing = await issue({ clientName: 'alice', incoming: false, outgoing: false });
    expect(nothing).toMatchObject({ status: 400, body: { code: 'token.nothing_allowed' } });
    const unconnected = await api.createTenant({ connected: false });
    expect(await issue({ clientName: 'alice' }, unconnected)).toMatchObject({
      status: 409,
      body: { code: 'twilio_config.not_connected', remedy: expect.any(String) },
    });
  });

  test('refuses params that are no well-formed text', async () => {
    const answer = await issue({ clientName: 'alice', outgoing: { params: { a: '\ud800' } } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});

describe('the first token for a name', () => {
  const namesOf = async (who: TestTenant) =>
    (await api.call<ClientPage>(who, 'GET', '/v1/clients')).body.data.map(({ name }) => name);

  test('registers it, once, however many ask at the same moment', async () => {
    const own = await api.createTenant();
    const answers = await Promise.all(Array.from({ length: 20 }, () => issue({ clientName: 'newcomer' }, own)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(await namesOf(own)).toEqual(['newcomer']);
  });

  test('keeps the spelling of the one that is registered', async () => {
    await issue({ clientName: 'Grace' });
    expect((await issue({ clientName: 'gRACE' })).body.clientName).toBe('Grace');
  });

  test('is refused where the tenant registers names itself', async () => {
    const strict = await api.createTenant();
    await updateTenant(api.database.environment, strict.tenantId, { autoRegisterClients: false });
    api.clock.advance(6);
    expect(await issue({ clientName: 'nobody' }, strict)).toMatchObject({
      status: 409,
      body: { code: 'client.not_registered', remedy: expect.any(String) },
    });
    expect(await namesOf(strict)).toEqual([]);
    await api.call(strict, 'POST', '/v1/clients', { name: 'somebody' });
    expect((await issue({ clientName: 'somebody' }, strict)).status).toBe(201);
  });
});

describe('until when a client is reachable', () => {
  const reachableUntil = async (name: string) =>
    (await api.database.query<{ until: Date | null }>('select reachable_until as until from clients where tenant_id = $1 and name = $2', [tenant.tenantId, name]))[0]?.until; // prettier-ignore

  test('is remembered for tokens that let it be called, and never moves back', async () => {
    await issue({ clientName: 'henry', incoming: false });
    expect(await reachableUntil('henry')).toBeNull();
    const long = await issue({ clientName: 'henry', lifetimeSeconds: 7200 });
    await issue({ clientName: 'henry', lifetimeSeconds: 60 });
    expect((await reachableUntil('henry'))?.toISOString()).toBe(long.body.expiresAt);
  });
});

describe('a warm token', () => {
  test('reads nothing from the database', async () => {
    const clientName = `warm_${aSid('').slice(0, 8)}`;
    await issue({ clientName });
    await issue({ clientName });
    const [database, ledger] = [api.app.get(DataSource), api.app.get(TokenLedger, { strict: false })];
    await ledger.flush();
    const begun = jest.spyOn(database, 'createQueryRunner');
    const flushed = jest.spyOn(ledger, 'flush');
    for (let count = 0; count < 50; count++) expect((await issue({ clientName })).status).toBe(201);
    // The ledger writes behind the tokens, in groups.
    expect(begun.mock.calls.length).toBeLessThanOrEqual(flushed.mock.calls.length);
    jest.restoreAllMocks();
  });
});
