import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiKeyList, Client, ConsoleSessionList, Me, Team } from '@cordboard/contracts';
import { noOverrides } from '../overrides/effective-config.js';
import { isForApiKeys, leastRoleOf, operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { signInSoftphone } from '../testing/signed-in-softphone.js';
import { aSid, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
  globex = await api.createTenant({ name: 'Globex' });
  admin = await api.createAdmin(globex);
});
afterAll(() => api.stop());

describe('another tenant cannot', () => {
  /** A request of each operation that would work, naming things of the first tenant. */
  const requests: Record<
    string,
    (owned: {
      client: Client;
      deviceId: string;
      callSid: string;
      sessionId: string;
      apiKeyId: string;
      adminId: string;
      teamId: string;
      applicationSid: string;
    }) => {
      path?: object;
      body?: object;
      query?: string;
    }
  > = {
    putTwilioConfig: () => ({ body: globex.account }),
    changeTwilioConfig: () => ({ body: { edge: 'tokyo' } }),
    getTwilioConfig: () => ({}),
    connectTwilio: () => ({ body: { accountSid: acme.account.accountSid, authToken: globex.account.authToken } }),
    endFormerAuthToken: () => ({}),
    chooseCallerId: () => ({ body: { callerId: '+14155550100' } }),
    getTwilioAccount: () => ({}),
    listTwilioApplications: () => ({}),
    listTwilioPhoneNumbers: () => ({}),
    previewTwilioChanges: ({ applicationSid }) => ({ body: { intent: { kind: 'use-application', applicationSid } } }),
    applyTwilioChanges: ({ applicationSid }) => ({
      body: { intent: { kind: 'use-application', applicationSid }, changes: [] },
    }),
    checkTwilio: () => ({}),
    getLatestTwilioCheck: () => ({}),
    listTwilioChecks: () => ({}),
    forgetTwilioConfig: () => ({}),
    registerClient: () => ({ body: { name: 'newcomer' } }),
    listClients: () => ({}),
    deleteClient: ({ client }) => ({ path: { id: client.id } }),
    countClients: () => ({}),
    getClient: ({ client }) => ({ path: { id: client.id } }),
    changeClient: ({ client }) => ({ path: { id: client.id }, body: { name: 'stolen' } }),
    suspendClient: ({ client }) => ({ path: { id: client.id } }),
    resumeClient: ({ client }) => ({ path: { id: client.id } }),
    endClientDevice: ({ client, deviceId }) => ({ path: { id: client.id, deviceId } }),
    importClients: () => ({}),
    exportClients: () => ({}),
    getEffectiveConfig: ({ client }) => ({ path: { id: client.id } }),
    putClientOverrides: ({ client }) => ({ path: { id: client.id }, body: noOverrides }),
    listTeams: () => ({}),
    createTeam: () => ({ body: { name: 'Theirs' } }),
    changeTeam: ({ teamId }) => ({ path: { id: teamId }, body: { name: 'Stolen' } }),
    putTeamOverrides: ({ teamId }) => ({ path: { id: teamId }, body: noOverrides }),
    deleteTeam: ({ teamId }) => ({ path: { id: teamId } }),
    revokeTokens: ({ client }) => ({ body: { clientId: client.id } }),
    issueToken: ({ client }) => ({ body: { clientName: client.name } }),
    createEmbedSession: ({ client }) => ({ body: { clientName: client.name, origin: 'https://crm.example.com' } }),
    createPracticeSession: ({ client }) => ({ body: { clientName: client.name } }),
    listEmbedOrigins: () => ({}),
    allowEmbedOrigin: () => ({ body: { origin: 'https://crm.example.com' } }),
    removeEmbedOrigin: () => ({ query: '?origin=https://secret-crm.example.com' }),
    listCalls: ({ client }) => ({ query: `?clientName=${client.name}` }),
    getCall: ({ callSid }) => ({ path: { callSid } }),
    getCallTimeline: ({ callSid }) => ({ path: { callSid } }),
    getOverview: () => ({}),
    listSessions: () => ({}),
    revokeSession: ({ sessionId }) => ({ path: { id: sessionId } }),
    exportCalls: () => ({}),
    getOverviewDays: () => ({ query: '?from=2026-03-01&to=2026-03-02' }),
    getMe: () => ({}),
    followLiveUpdates: () => ({}),
    listAdmins: () => ({}),
    changeAdmin: ({ adminId }) => ({ path: { id: adminId }, body: { role: 'supervisor' } }),
    removeAdmin: ({ adminId }) => ({ path: { id: adminId } }),
    createInvitation: () => ({ body: { email: 'eve@example.com', role: 'owner' } }),
    createApiKey: () => ({ body: { name: 'CRM' } }),
    listApiKeys: () => ({}),
    revokeApiKey: ({ apiKeyId }) => ({ path: { id: apiKeyId } }),
    changeApiKey: ({ apiKeyId }) => ({ path: { id: apiKeyId }, body: { requestsPerMinute: 1 } }),
    listAuditLog: ({ client }) => ({ query: `?target=${client.id}` }),
    exportAuditLog: () => ({}),
    getSetUp: () => ({}),
    getSettings: () => ({}),
    changeSettings: () => ({ body: { name: 'Globex' } }),
    getCallingRules: () => ({}),
    changeCallingRules: () => ({ body: { countries: ['GB'] } }),
    getCallingUse: () => ({}),
    tryDestination: () => ({ query: '?number=%2B14155550142' }),
    getCallingStop: () => ({}),
    stopCalls: () => ({ body: { endCalls: true } }),
    resumeCalls: () => ({}),
    signOut: () => ({}),
    beginSecondFactor: () => ({ body: { password: admin.password } }),
    confirmSecondFactor: () => ({ body: { code: '123456' } }),
    renewRecoveryCodes: () => ({ body: { password: admin.password, code: '123456' } }),
    switchSecondFactorOff: () => ({ body: { password: admin.password, code: '123456' } }),
    changePassword: () => ({ body: { currentPassword: admin.password, newPassword: 'another fine password' } }),
    createResetLink: ({ adminId }) => ({ path: { id: adminId } }),
    resetSecondFactor: ({ adminId }) => ({ path: { id: adminId } }),
    getSignInPolicy: () => ({}),
    getIdentityProvider: () => ({}),
    putIdentityProvider: () => ({
      body: {
        issuer: 'http://127.0.0.1:9',
        clientId: 'cordboard',
        clientSecret: 'secret',
        domains: ['secret.example'],
        isOn: false,
        isRequired: false,
        admitsSupervisors: false,
      },
    }),
    removeIdentityProvider: () => ({}),
    tryIdentityProvider: () => ({}),
    putSignInPolicy: () => ({ body: { requiresSecondFactor: false } }),
  };

  test('reach or change anything of the first, through any operation of the document', async () => {
    const { body: client } = await api.call<Client>(acme, 'POST', '/v1/clients', {
      name: 'secret_name',
      displayName: 'Secret Person',
    });
    const { deviceId } = await signInSoftphone(api, acme, 'secret_name');
    await api.call(acme, 'POST', '/v1/tokens', { clientName: 'secret_name' });
    // What was issued is in the ledger once its client is looked at.
    await api.call(acme, 'GET', `/v1/clients/${client.id}`);
    const callSid = aSid('CA');
    await api.webhook(acme, 'outgoing', { CallSid: callSid, From: 'client:secret_name', To: '+14155550142' });
    const theirAdmin = await api.createAdmin(acme, 'owner', 'secret.admin@example.com');
    const sessions = await api.call<ConsoleSessionList>(theirAdmin, 'GET', '/v1/sessions');
    const keys = await api.call<ApiKeyList>(theirAdmin, 'GET', '/v1/api-keys');
    const [sessionId, apiKeyId] = [sessions.body.data[0]?.id ?? '', keys.body.data[0]?.id ?? ''];
    const { body: me } = await api.call<Me>(theirAdmin, 'GET', '/v1/me');
    await api.call(acme, 'POST', '/v1/twilio-checks');
    await api.call(acme, 'POST', '/v1/embed-origins', { origin: 'https://secret-crm.example.com' });
    const { body: team } = await api.call<Team>(acme, 'POST', '/v1/teams', { name: 'Secret team' });
    const { applicationSid } = acme.account;
    const owned = { client, deviceId, callSid, sessionId, apiKeyId, adminId: me.admin.id, teamId: team.id, applicationSid }; // prettier-ignore
    const tables = [
      'admins',
      'admin_directory',
      'admin_invitations',
      'console_sessions',
      'console_session_tokens',
      'tenants',
      'twilio_configs',
      'twilio_checks',
      'twilio_check_schedule',
      'twilio_resources',
      'teams',
      'clients',
      'client_former_names',
      'issued_tokens',
      'client_name_claims',
      'api_keys',
      'embed_sessions',
      'embed_origins',
      'calls',
      'call_events',
      'call_clients',
      'calling_rules',
      'calling_use',
      'admitted_calls',
      'audit_heads',
      'audit_entries',
    ];
    const snapshot = async () =>
      Promise.all(tables.map((table) => api.database.query(`select t::text from ${table} t where ${table === 'tenants' ? 'id' : 'tenant_id'} = $1 order by 1`, [acme.tenantId]))); // prettier-ignore
    const atTwilio = () => JSON.stringify([...api.accountOf(acme).applications, ...api.accountOf(acme).numbers]);
    const [before, twilioBefore] = [await snapshot(), atTwilio()];
    expect(before.flat().length).toBeGreaterThan(6);

    const document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
    const guarded = operationsOf(document).filter((one) => isForApiKeys(one) || leastRoleOf(one) !== undefined);
    // Without a Twilio account, or signed out, nothing more could be tried.
    const last = ['forgetTwilioConfig', 'signOut'];
    const ordered = guarded.sort(
      (a, b) => last.indexOf(a.operation.operationId) - last.indexOf(b.operation.operationId),
    );
    for (const { path, method, operation } of ordered) {
      const request = requests[operation.operationId]?.(owned);
      // A new operation has to say here how it would be called.
      expect([operation.operationId, request]).toEqual([operation.operationId, expect.anything()]);
      const url = Object.entries(request?.path ?? {}).reduce(
        (filled, [name, value]) => filled.replace(`{${name}}`, value),
        path,
      );
      const { consoleSession, apiKey } = Object.assign({}, ...operation.security) as Record<string, string[]>;
      const answers = [
        ...(apiKey ? [await api.call(globex, method, url + (request?.query ?? ''), request?.body)] : []),
        ...(consoleSession ? [await api.call(admin, method, url + (request?.query ?? ''), request?.body)] : []),
      ];
      const text = answers.map((answer) => answer.text).join();
      expect([operation.operationId, answers.map(({ status }) => status)]).not.toContainEqual(
        expect.arrayContaining([401]),
      );
      for (const theirs of [
        'secret.admin@example.com',
        acme.tenantId,
        acme.account.accountSid,
        client.id,
        'Secret Person',
        'client:secret_name',
        'https://secret-crm.example.com',
      ]) {
        expect([operation.operationId, text]).not.toEqual([
          operation.operationId,
          expect.stringContaining(theirs === client.id ? `"id":"${theirs}"` : theirs),
        ]);
      }
    }
    expect(await snapshot()).toEqual(before);
    expect(atTwilio()).toBe(twilioBefore);
  });
});
