import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AdminList, ApiKeyList, Client, Problem, Team } from '@cordboard/contracts';
import { isForApiKeys, leastRoleOf, operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { TestIdentityProvider } from '../testing/test-identity-provider.js';

/** What writes over a record and takes no version, and why nobody's change can be lost by it. */
const exceptions: Record<string, string> = {
  putSignInPolicy:
    'one switch: whoever turns it over from what they saw gets what somebody else has made of it meanwhile, or nothing new',
};

let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;
let provider: TestIdentityProvider;
let document: OpenApiDocument;
let ids: { client: string; apiKey: string; admin: string; team: string };

beforeAll(async () => {
  provider = await TestIdentityProvider.start(['https://voice.example.com/x']);
  api = await TestApi.start();
  tenant = await api.createTenant();
  owner = await api.createAdmin(tenant);
  const { email } = await api.createAdmin(tenant, 'supervisor');
  document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
  const { body: client } = await api.call<Client>(tenant, 'POST', '/v1/clients', { name: 'alice' });
  const { body: team } = await api.call<Team>(tenant, 'POST', '/v1/teams', { name: 'Support' });
  const { body: keys } = await api.call<ApiKeyList>(owner, 'GET', '/v1/api-keys');
  const { body: admins } = await api.call<AdminList>(owner, 'GET', '/v1/admins');
  await api.call(owner, 'PUT', '/v1/identity-provider', identityProvider('acme.example'));
  const admin = admins.data.find((one) => one.email === email);
  ids = { client: client.id, apiKey: keys.data[0]?.id ?? '', admin: admin?.id ?? '', team: team.id };
});
afterAll(async () => {
  await provider.stop();
  await api.stop();
});

const identityProvider = (domain: string) => {
  const { issuer, clientId, clientSecret } = provider;
  return {
    issuer,
    clientId,
    clientSecret,
    domains: [domain],
    isOn: false,
    isRequired: false,
    admitsSupervisors: false,
  };
};
const overrides = { applicationSid: null, callerId: null, edge: 'tokyo' };
const formerToken = 'the-auth-token-after-that';

/** A change by each operation that would be made, were it the present version that it names. */
const changes: Record<string, () => { id?: string; body?: object }> = {
  changeSettings: () => ({ body: { name: 'Another name' } }),
  changeCallingRules: () => ({ body: { countries: ['CH'] } }),
  changeClient: () => ({ id: ids.client, body: { displayName: 'Another name' } }),
  putClientOverrides: () => ({ id: ids.client, body: overrides }),
  changeTeam: () => ({ id: ids.team, body: { name: 'Another name' } }),
  putTeamOverrides: () => ({ id: ids.team, body: overrides }),
  changeTwilioConfig: () => ({ body: { edge: 'tokyo' } }),
  changeApiKey: () => ({ id: ids.apiKey, body: { requestsPerMinute: 7 } }),
  changeAdmin: () => ({ id: ids.admin, body: { role: 'admin' } }),
  putIdentityProvider: () => ({ body: identityProvider('another.example') }),
  putTwilioConfig: () => ({ body: { ...tenant.account, callerId: null } }),
  chooseCallerId: () => ({ body: { callerId: null } }),
  connectTwilio: () => ({ body: { accountSid: tenant.account.accountSid, authToken: tenant.account.authToken } }),
  applyTwilioChanges: () => ({ body: { intent: { kind: 'create-application' }, changes: [] } }),
  endFormerAuthToken: () => ({}),
  forgetTwilioConfig: () => ({}),
};

const takesVersion = ({ operation }: { operation: OpenApiDocument['paths'][string][string] }) =>
  operation.parameters.some(({ name, in: place }) => place === 'header' && name === 'If-Match');

/** Writing over a record is what PUT and PATCH are for; who says a version elsewhere is held to it there. */
const writing = () =>
  operationsOf(document).filter((one) => ['PUT', 'PATCH'].includes(one.method) || takesVersion(one));

const attempt = (operationId: string, as: TestAdmin | TestTenant, headers: Record<string, string>) => {
  const found = writing().find(({ operation }) => operation.operationId === operationId);
  const change = changes[operationId]?.();
  if (!found || !change) throw new Error(`There is no ${operationId}, or it is not said how to try it.`);
  return api.call<Problem>(as, found.method, found.path.replace('{id}', change.id ?? ''), change.body, headers);
};

const records = async () =>
  Promise.all(
    ['tenants', 'calling_rules', 'clients', 'teams', 'admins', 'identity_providers', 'twilio_configs'].map((table) =>
      api.database.query(`select t::text from ${table} t order by 1`),
    ),
  );

test('every operation that writes over a record takes the version that was read, or says why it does not', () => {
  const without = writing().filter((one) => !takesVersion(one) || !('412' in one.operation.responses));
  expect(without.map(({ operation }) => operation.operationId)).toEqual(Object.keys(exceptions));
  const tried = writing().map(({ operation }) => operation.operationId);
  expect(tried.sort()).toEqual([...Object.keys(changes), ...Object.keys(exceptions)].sort());
});

test('a version that is no longer the present one changes nothing, and is answered with the present one', async () => {
  await api.connect(tenant, { authToken: formerToken });
  const before = await records();
  for (const id of Object.keys(changes)) {
    const one = writing().find(({ operation }) => operation.operationId === id);
    for (const as of one && isForApiKeys(one) ? [owner, tenant] : [owner]) {
      const { status, body, headers } = await attempt(id, as, { 'if-match': '"of-yesterday"' });
      const present = Object.keys(body).find((name) => name.startsWith('current'));
      expect([id, status, present, headers['etag']]).toEqual([
        id,
        412,
        expect.any(String),
        expect.stringMatching(/^"/),
      ]);
    }
  }
  expect(await records()).toEqual(before);
});

test('a person has to say which version they read; a program may leave it out', async () => {
  const before = await records();
  for (const one of writing().filter(({ operation }) => operation.operationId in changes)) {
    const id = one.operation.operationId;
    expect(leastRoleOf(one)).toBeDefined();
    const { status, body } = await attempt(id, owner, {});
    expect([id, status, body.code]).toEqual([id, 428, 'request.precondition_required']);
  }
  expect(await records()).toEqual(before);
  for (const id of ['changeClient', 'chooseCallerId', 'putTwilioConfig']) {
    expect([id, (await attempt(id, tenant, {})).status]).toEqual([id, 200]);
  }
});
