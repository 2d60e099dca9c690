import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ApiKeyScope, Client, CreatedApiKey, IssuedToken, Problem } from '@cordboard/contracts';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { updateTenant } from '../operations/update-tenant.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { IssueTokenService } from './issue-token.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;
/** Of a key that this file alone uses. */
let apiKey: string;
/** Called for what goes the ordinary way. */
let ordinarily: jest.Spied<IssueTokenService['issue']>;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  admin = await api.createAdmin(tenant);
  await updateTenant(api.database.environment, tenant.tenantId, { legacyTokens: true });
  const { headers } = await api.call(admin, 'GET', '/v1/settings');
  const seen = { 'if-match': String(headers['etag']) };
  const longest = { longestTokenLifetimeSeconds: 43_200 };
  expect((await api.call(admin, 'PATCH', '/v1/settings', longest, seen)).status).toBe(200);
  ordinarily = jest.spyOn(api.app.get(IssueTokenService, { strict: false }), 'issue');
});
afterAll(() => api.stop());

const createKey = async (scopes?: ApiKeyScope[], requestsPerMinute = 1_000) =>
  (await api.call<CreatedApiKey>(admin, 'POST', '/v1/api-keys', { name: 'CRM', scopes, requestsPerMinute })).body;

const issue = (request: object, headers = {}) =>
  api.call<IssuedToken & Problem>({ apiKey }, 'POST', '/v1/tokens', request, headers);

const remaining = ({ headers }: { headers: Record<string, unknown> }) =>
  Number(/r=(\d+)/.exec(String(headers['ratelimit']))?.[1]);

/** Without what differs between any two tokens. */
function comparable({ body, headers, status }: Awaited<ReturnType<typeof issue>>) {
  const { header, payload } = jwt.decode(body.token, { complete: true }) ?? {};
  const claims = JSON.stringify({ ...(payload as JwtPayload), jti: '' }).replaceAll(body.tokenId, 'ID');
  const { date, ratelimit, 'x-request-id': id, ...fixed } = headers;
  const told = [date, ratelimit, id].map((value) => typeof value);
  return { status, fixed, told, header, claims, body: { ...body, token: '', tokenId: body.tokenId.length } };
}

beforeEach(async () => {
  apiKey = (await createKey()).key;
  await issue({ clientName: 'alice' });
  ordinarily.mockClear();
});

test.each([
  { clientName: 'alice' },
  { clientName: 'ALICE', lifetimeSeconds: 60 },
  { clientName: 'alice', incoming: false },
  { clientName: 'alice', outgoing: { params: { campaign: 'spring' } } },
  { clientName: 'alice', dialect: 'capability' },
  { crmUser: 'rep.one@example.com' },
])('a token of %p is the same by either way, and warm it takes the fast one', async (request) => {
  await issue(request);
  // What is known of the rules is outlived, so that this one is looked up.
  api.clock.advance(6);
  ordinarily.mockClear();
  const first = await issue(request);
  expect([first.status, ordinarily.mock.calls.length]).toEqual([201, 1]);
  const second = await issue(request);
  expect([second.status, ordinarily.mock.calls.length]).toEqual([201, 1]);
  expect(comparable(second)).toEqual(comparable(first));
  expect(remaining(second)).toBe(remaining(first) - 1);
  expect(second.body.tokenId).not.toBe(first.body.tokenId);
});

describe('is refused as ever, and counted once', () => {
  test.each([
    [{ clientName: 'not a name' }, 400, 'request.invalid'],
    [{ clientName: 'alice', incoming: false, outgoing: false }, 400, 'token.nothing_allowed'],
    [{ clientName: 'alice', lifetimeSeconds: 86_400 }, 400, 'token.lifetime_too_long'],
    [{ clientName: 'alice', platform: 'ios' }, 409, 'token.push_credential_missing'],
  ])('%p', async (request, status, code) => {
    const before = remaining(await issue({ clientName: 'alice' }));
    const refused = await issue(request);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(remaining(refused)).toBe(before - 1);
  });

  test('a key without the scope', async () => {
    apiKey = (await createKey(['clients:read'])).key;
    expect((await issue({ clientName: 'alice' })).body.code).toBe('auth.scope_missing');
    expect((await issue({ clientName: 'alice' })).body.code).toBe('auth.scope_missing');
  });

  test('a key that was revoked a moment ago', async () => {
    const { key, id } = await createKey();
    apiKey = key;
    expect((await issue({ clientName: 'alice' })).status).toBe(201);
    await api.call(admin, 'DELETE', `/v1/api-keys/${id}`);
    expect((await issue({ clientName: 'alice' })).status).toBe(401);
  });

  test('a key beyond its limit', async () => {
    apiKey = (await createKey(undefined, 3)).key;
    const statuses = [];
    for (let nth = 0; nth < 4; nth += 1) statuses.push((await issue({ clientName: 'alice' })).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
  });

  test('a client that was suspended a moment ago', async () => {
    const { body } = await api.call<Client>(tenant, 'POST', '/v1/clients', { name: 'bob' });
    await issue({ clientName: 'bob' });
    expect((await issue({ clientName: 'bob' })).status).toBe(201);
    await api.call(tenant, 'POST', `/v1/clients/${body.id}/suspend`);
    expect((await issue({ clientName: 'bob' })).body.code).toBe('client.suspended');
  });
});
