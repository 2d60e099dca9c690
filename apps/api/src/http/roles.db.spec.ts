import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { adminRoles, type AdminRole } from '@cordboard/contracts';
import {
  isForApiKeys,
  isForOperators,
  leastRoleOf,
  operationsOf,
  type OpenApiDocument,
} from '../testing/openapi-document.js';
import { aSid, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
});
afterAll(() => api.stop());

/** Whom the product means to let in: an admin in this role or above it (null: none), and whether API keys, and operators. */
const meant: Record<string, [least: AdminRole | null, apiKeys: boolean, operators?: true]> = {
  putTwilioConfig: ['admin', true],
  changeTwilioConfig: ['admin', true],
  getTwilioConfig: ['admin', true],
  connectTwilio: ['admin', true],
  endFormerAuthToken: ['admin', true],
  chooseCallerId: ['admin', true],
  getTwilioAccount: ['admin', true],
  listTwilioApplications: ['admin', true],
  listTwilioPhoneNumbers: ['admin', true],
  previewTwilioChanges: ['admin', true],
  applyTwilioChanges: ['admin', true],
  forgetTwilioConfig: ['admin', true],
  checkTwilio: ['admin', true],
  getLatestTwilioCheck: ['supervisor', true],
  listTwilioChecks: ['supervisor', true],
  registerClient: ['admin', true],
  listClients: ['supervisor', true],
  deleteClient: ['admin', true],
  countClients: ['supervisor', true],
  getClient: ['supervisor', true],
  changeClient: ['admin', true],
  suspendClient: ['admin', true],
  resumeClient: ['admin', true],
  endClientDevice: ['admin', true],
  importClients: ['admin', true],
  exportClients: ['supervisor', true],
  revokeTokens: ['admin', true],
  getEffectiveConfig: ['supervisor', true],
  putClientOverrides: ['admin', true],
  listTeams: ['supervisor', true],
  createTeam: ['admin', true],
  changeTeam: ['admin', true],
  putTeamOverrides: ['admin', true],
  deleteTeam: ['admin', true],
  getCurrentEmbedSession: [null, false],
  issueToken: [null, true],
  createEmbedSession: [null, true],
  createPracticeSession: ['admin', false],
  listEmbedOrigins: ['admin', true],
  allowEmbedOrigin: ['admin', true],
  removeEmbedOrigin: ['admin', true],
  listCalls: ['supervisor', true],
  getCall: ['supervisor', true],
  getCallTimeline: ['supervisor', true],
  exportCalls: ['supervisor', true],
  getOverview: ['supervisor', true],
  getOverviewDays: ['supervisor', true],
  followLiveUpdates: ['supervisor', false],
  listSessions: ['supervisor', false, true],
  revokeSession: ['supervisor', false, true],
  signOut: ['supervisor', false, true],
  beginSecondFactor: ['supervisor', false, true],
  confirmSecondFactor: ['supervisor', false, true],
  renewRecoveryCodes: ['supervisor', false, true],
  switchSecondFactorOff: ['supervisor', false, true],
  changePassword: ['supervisor', false, true],
  createResetLink: ['owner', false],
  resetSecondFactor: ['owner', false],
  getSignInPolicy: ['owner', false],
  putSignInPolicy: ['owner', false],
  getIdentityProvider: ['owner', false],
  putIdentityProvider: ['owner', false],
  removeIdentityProvider: ['owner', false],
  tryIdentityProvider: ['owner', false],
  getOperatorMe: [null, false, true],
  listTenants: [null, false, true],
  listOperatorAuditLog: [null, false, true],
  createTenant: [null, false, true],
  suspendTenant: [null, false, true],
  resumeTenant: [null, false, true],
  deleteTenant: [null, false, true],
  restoreTenant: [null, false, true],
  stopTenantCalls: [null, false, true],
  resumeTenantCalls: [null, false, true],
  getMe: ['supervisor', false],
  listAdmins: ['admin', false],
  changeAdmin: ['owner', false],
  removeAdmin: ['owner', false],
  createInvitation: ['admin', false],
  createApiKey: ['admin', false],
  listApiKeys: ['admin', false],
  revokeApiKey: ['admin', false],
  changeApiKey: ['admin', false],
  listAuditLog: ['admin', true],
  exportAuditLog: ['admin', true],
  getSetUp: ['admin', true],
  getSettings: ['admin', false],
  changeSettings: ['admin', false],
  getCallingRules: ['admin', true],
  changeCallingRules: ['admin', true],
  getCallingUse: ['admin', true],
  tryDestination: ['admin', true],
  getCallingStop: ['supervisor', true],
  stopCalls: ['admin', true],
  resumeCalls: ['admin', true],
};

test('the document says of each operation whom it lets in, as it is meant', () => {
  const guarded = operationsOf(document).filter(({ operation }) =>
    operation.security.some((scheme) => !('twilioSignature' in scheme)),
  );
  const said = guarded.map((one) => [
    one.operation.operationId,
    [leastRoleOf(one) ?? null, isForApiKeys(one), ...(isForOperators(one) ? [true] : [])],
  ]);
  expect(Object.fromEntries(said)).toEqual(meant);
});

test('every role may do what it is meant to, and is refused all else', async () => {
  for (const role of adminRoles) {
    const admin = await api.createAdmin(tenant, role);
    for (const { path, method, operation } of operationsOf(document)) {
      const expected = meant[operation.operationId];
      if (!expected) continue;
      const [least] = expected;
      const isAllowed = least !== null && adminRoles.indexOf(role) >= adminRoles.indexOf(least);
      const { status, code } = await attempt(admin, method, path);
      expect([role, operation.operationId, status === 403 ? code : 'let in']).toEqual([
        role,
        operation.operationId,
        isAllowed ? 'let in' : 'auth.forbidden',
      ]);
    }
  }
});

test('an operator may do what operators are meant to, and is refused all else', async () => {
  const operator = await api.createOperator();
  for (const { path, method, operation } of operationsOf(document)) {
    const expected = meant[operation.operationId];
    if (!expected) continue;
    const { status, code } = await attempt(operator, method, path, '/v1/operator/sessions');
    expect([operation.operationId, status === 403 ? code : 'let in']).toEqual([
      operation.operationId,
      expected[2] ? 'let in' : 'auth.forbidden',
    ]);
  }
});

test('an API key is refused what only admins do', async () => {
  for (const { path, method, operation } of operationsOf(document)) {
    const expected = meant[operation.operationId];
    if (!expected) continue;
    const { status } = await attempt(tenant, method, path);
    expect([operation.operationId, status === 403]).toEqual([operation.operationId, !expected[1]]);
  }
});

/** With ids of nothing and an empty body: who is let in gets further than the guard, and that is all. */
async function attempt(
  credentials: TestAdmin | TestTenant,
  method: Parameters<TestApi['call']>[1],
  path: string,
  signInAt = '/v1/sessions',
): Promise<{ status: number; code: unknown }> {
  // Signed out, the admin could try nothing more.
  if (path === '/v1/sessions/current' && 'cookie' in credentials) {
    const { cookie } = await api.signIn({ email: credentials.email, password: credentials.password }, {}, signInAt);
    credentials = { ...credentials, cookie };
  }
  const url = path
    .replace('{callSid}', aSid('CA'))
    .replace(/\{(id|deviceId)\}/g, '0196f3a2-7b1c-7d7e-8f00-0123456789ab');
  const { status, body } = await api.call<{ code?: string } | undefined>(
    credentials,
    method,
    url,
    method === 'GET' || method === 'DELETE' ? undefined : {},
  );
  return { status, code: body?.code };
}
