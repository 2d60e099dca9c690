import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  AdminList,
  ApiKeyList,
  Client,
  ConsoleSessionList,
  CreatedTenant,
  RecoveryCodes,
  SecondFactorSetUp,
  SignInChallenge,
  Team,
  TwilioChangesPreview,
} from '@cordboard/contracts';
import { FirstTenant } from '../first-tenant/first-tenant.js';
import { createOperator } from '../operations/create-operator.js';
import { verifyAudit, type VerifiedLog } from '../operations/verify-audit.js';
import { noOverrides } from '../overrides/effective-config.js';
import { codeOf } from '../testing/authenticator-app.js';
import { operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { signInSoftphone } from '../testing/signed-in-softphone.js';
import { TestApi, type Answer, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { TestIdentityProvider } from '../testing/test-identity-provider.js';
import { operatorsLog } from './record-change.js';

/** What changes something and is not in the audit log, and why. */
const exceptions: Record<string, string> = {
  issueToken: 'each token is a line of the ledger of issued tokens, with who asked for it',
  createEmbedSession: 'a launch, and the session that it becomes, is among its client’s devices',
  createPracticeSession: 'as createEmbedSession',
  redeemLaunchTicket: 'as createEmbedSession',
  outgoingCall: 'each webhook is an event in the timeline of its call',
  incomingCall: 'as outgoingCall',
  callStatus: 'as outgoingCall',
  dialEnded: 'as outgoingCall',
  callFailed: 'as outgoingCall; changes nothing',
  previewTwilioChanges: 'reads, and changes nothing',
  checkTwilio: 'reads; is a line of the checks, with who asked for it',
  beginSignIn: 'tells where to sign in; nobody is known yet',
  tryIdentityProvider: 'begins a trial, which is in the log when it is over',
};

let api: TestApi;
let provider: TestIdentityProvider;
let tenant: TestTenant;
let owner: TestAdmin;
let other: TestAdmin;
let operator: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  provider = await TestIdentityProvider.start(['https://voice.example.com/']);
});
afterAll(async () => {
  await provider.stop();
  await api.stop();
});

const password = 'a fine long password';
const tokenIn = (url: string) => new URL(url).hash.slice(1);
const codeNow = (secret: string) => codeOf(secret, api.clock.now());
/** What a step leaves for one that comes after it. */
const left = { secret: '', token: '', recoveryCodes: [] as string[], team: '' };
let client: string;
let operated: string;
const findOther = async () =>
  (await api.call<AdminList>(owner, 'GET', '/v1/admins')).body.data.find(({ email }) => email === other.email);
const otherId = async () => (await findOther())?.id;

const post = (as: TestAdmin | TestTenant | undefined, url: string, body: object = {}) =>
  api.call<Record<string, string>>(as, 'POST', url, body);
const remove = (as: TestAdmin | TestTenant, url: string) => api.call(as, 'DELETE', url);

interface Step {
  /** What is new in the logs then: whose log, what, and who did it. */
  logged: string[];
  run: () => Promise<Answer<unknown>>;
}
const by = (actor: string, ...actions: string[]) => actions.map((action) => `tenant: ${action} by ${actor}`);
const byOperator = (action: string) => [`operators: ${action} by operator`, ...by('operator', action)];

/** A request of each operation that changes something, in an order in which each has something to change. */
const steps: Record<string, Step> = {
  createFirstTenant: {
    logged: ['operators: tenant.created by anonymous', 'tenant: tenant.created by anonymous', ...by('admin', 'admin.added')], // prettier-ignore
    run: async () => {
      const token = tokenIn((await api.app.get(FirstTenant).prepare()) ?? '');
      return post(undefined, '/v1/first-tenant', { token, name: 'First', country: 'US', email: 'first@example.com', password }); // prettier-ignore
    },
  },
  acceptOperatorLink: {
    logged: ['operators: operator.link_accepted by operator'],
    run: async () => {
      const { url } = await createOperator(api.database.environment, 'op@example.com');
      await noteLogged();
      return post(undefined, '/v1/operator/accept', { token: tokenIn(url), password });
    },
  },
  signInAsOperator: {
    logged: ['operators: session.begun by operator'],
    run: async () => {
      const signedIn = await api.signIn({ email: 'op@example.com', password }, {}, '/v1/operator/sessions');
      operator = { email: 'op@example.com', password, cookie: signedIn.cookie };
      return signedIn;
    },
  },
  createTenant: {
    logged: [...byOperator('tenant.created'), ...by('operator', 'admin.invited')],
    run: async () => {
      const answer = await api.call<CreatedTenant>(operator, 'POST', '/v1/operator/tenants', { name: 'Operated', country: 'US', ownerEmail: 'own@example.com' }); // prettier-ignore
      operated = answer.body.tenant.id;
      return answer;
    },
  },
  suspendTenant: { logged: byOperator('tenant.suspended'), run: () => post(operator, `/v1/operator/tenants/${operated}/suspend`) }, // prettier-ignore
  stopTenantCalls: { logged: byOperator('calls.stopped'), run: () => post(operator, `/v1/operator/tenants/${operated}/stop-calls`) }, // prettier-ignore
  resumeTenantCalls: { logged: byOperator('calls.resumed'), run: () => post(operator, `/v1/operator/tenants/${operated}/resume-calls`) }, // prettier-ignore
  resumeTenant: { logged: byOperator('tenant.resumed'), run: () => post(operator, `/v1/operator/tenants/${operated}/resume`) }, // prettier-ignore
  deleteTenant: { logged: byOperator('tenant.deletion_begun'), run: () => post(operator, `/v1/operator/tenants/${operated}/delete`, { name: 'Operated' }) }, // prettier-ignore
  restoreTenant: { logged: byOperator('tenant.restored'), run: () => post(operator, `/v1/operator/tenants/${operated}/restore`) }, // prettier-ignore
  answerOperatorChallenge: {
    logged: ['operators: session.begun by operator'],
    run: async () => {
      const { body } = await api.call<SecondFactorSetUp>(operator, 'POST', '/v1/me/second-factor', { password });
      await post(operator, '/v1/me/second-factor/confirm', { code: codeNow(body.secret) });
      api.clock.advance(61);
      const asked = await api.signIn({ email: operator.email, password }, {}, '/v1/operator/sessions');
      const { challenge } = asked.body as unknown as SignInChallenge;
      await noteLogged();
      return api.signIn({ challenge, code: codeNow(body.secret) }, {}, '/v1/operator/sessions/second-factor');
    },
  },
  createInvitation: {
    logged: by('admin', 'admin.invited'),
    run: async () => {
      tenant = await api.createTenant({ connected: false });
      owner = await api.createAdmin(tenant);
      await noteLogged();
      const answer = await post(owner, '/v1/invitations', { email: 'other@example.com', role: 'supervisor' });
      left.token = tokenIn(answer.body['url'] ?? '');
      return answer;
    },
  },
  acceptInvitation: { logged: by('admin', 'admin.added'), run: () => post(undefined, '/v1/invitations/accept', { token: left.token, password }) }, // prettier-ignore
  signIn: {
    logged: by('admin', 'session.begun'),
    run: async () => {
      const signedIn = await api.signIn({ email: 'other@example.com', password });
      other = { email: 'other@example.com', password, cookie: signedIn.cookie };
      return signedIn;
    },
  },
  beginSecondFactor: {
    logged: by('admin', 'second_factor.begun'),
    run: async () => {
      const answer = await api.call<SecondFactorSetUp>(other, 'POST', '/v1/me/second-factor', { password });
      left.secret = answer.body.secret;
      return answer;
    },
  },
  confirmSecondFactor: { logged: by('admin', 'second_factor.switched_on'), run: () => post(other, '/v1/me/second-factor/confirm', { code: codeNow(left.secret) }) }, // prettier-ignore
  renewRecoveryCodes: {
    logged: by('admin', 'second_factor.recovery_codes_renewed'),
    run: async () => {
      api.clock.advance(61);
      const answer = await api.call<RecoveryCodes>(other, 'POST', '/v1/me/second-factor/recovery-codes', { password, code: codeNow(left.secret) }); // prettier-ignore
      left.recoveryCodes = answer.body.recoveryCodes;
      return answer;
    },
  },
  answerSignInChallenge: {
    logged: by('admin', 'session.begun'),
    run: async () => {
      const { body } = await api.signIn({ email: other.email, password });
      const { challenge } = body as unknown as SignInChallenge;
      return api.signIn({ challenge, code: left.recoveryCodes[0] }, {}, '/v1/sessions/second-factor');
    },
  },
  switchSecondFactorOff: { logged: by('admin', 'second_factor.switched_off'), run: () => post(other, '/v1/me/second-factor/switch-off', { password, code: left.recoveryCodes[1] }) }, // prettier-ignore
  revokeSession: {
    logged: by('admin', 'session.ended'),
    run: async () => {
      const { body } = await api.call<ConsoleSessionList>(other, 'GET', '/v1/sessions');
      return remove(other, `/v1/sessions/${body.data.find(({ isCurrent }) => !isCurrent)?.id}`);
    },
  },
  changePassword: { logged: by('admin', 'account.password_changed'), run: () => post(other, '/v1/me/password', { currentPassword: password, newPassword: 'another fine password' }) }, // prettier-ignore
  signOut: { logged: by('admin', 'session.ended'), run: () => remove(other, '/v1/sessions/current') },
  createResetLink: { logged: by('admin', 'admin.reset_link_created'), run: async () => post(owner, `/v1/admins/${await otherId()}/reset-link`) }, // prettier-ignore
  resetSecondFactor: {
    logged: by('admin', 'second_factor.reset'),
    run: async () => {
      api.clock.advance(61);
      const { cookie } = await api.signIn({ email: other.email, password: 'another fine password' });
      const { body } = await api.call<SecondFactorSetUp>({ cookie }, 'POST', '/v1/me/second-factor', { password: 'another fine password' }); // prettier-ignore
      await post({ ...other, cookie }, '/v1/me/second-factor/confirm', { code: codeNow(body.secret) });
      await noteLogged();
      return remove(owner, `/v1/admins/${await otherId()}/second-factor`);
    },
  },
  changeAdmin: {
    logged: by('admin', 'admin.role_changed'),
    run: async () => {
      const seen = await findOther();
      return api.call(
        owner,
        'PATCH',
        `/v1/admins/${seen?.id}`,
        { role: 'admin' },
        { 'if-match': `"${seen?.version}"` },
      );
    },
  },
  removeAdmin: {
    logged: by('admin', 'admin.removed'),
    run: async () => remove(owner, `/v1/admins/${await otherId()}`),
  },
  putSignInPolicy: { logged: by('admin', 'sign_in_policy.changed'), run: () => api.call(owner, 'PUT', '/v1/sign-in-policy', { requiresSecondFactor: true }) }, // prettier-ignore
  putIdentityProvider: {
    logged: by('admin', 'identity_provider.changed'),
    run: async () => {
      await api.database.query('update tenants set requires_second_factor = false');
      const { issuer, clientId, clientSecret } = provider;
      const switches = { isOn: false, isRequired: false, admitsSupervisors: false };
      return api.call(owner, 'PUT', '/v1/identity-provider', { issuer, clientId, clientSecret, domains: ['acme.example'], ...switches }); // prettier-ignore
    },
  },
  removeIdentityProvider: { logged: by('admin', 'identity_provider.removed'), run: () => remove(owner, '/v1/identity-provider') }, // prettier-ignore
  changeSettings: {
    logged: by('admin', 'settings.changed'),
    run: async () => {
      const { headers } = await api.call(owner, 'GET', '/v1/settings');
      return api.inject({
        method: 'PATCH',
        url: '/v1/settings',
        headers: { cookie: owner.cookie, origin: 'https://voice.example.com', 'if-match': String(headers['etag']) },
        payload: { country: 'CH' },
      });
    },
  },
  changeCallingRules: {
    logged: by('admin', 'calling_rules.changed'),
    run: async () => {
      const { headers } = await api.call(owner, 'GET', '/v1/calling-rules');
      return api.inject({
        method: 'PATCH',
        url: '/v1/calling-rules',
        headers: { cookie: owner.cookie, origin: 'https://voice.example.com', 'if-match': String(headers['etag']) },
        payload: { countries: ['CH', 'DE'], exceptions: [{ prefix: '+1500555', allows: true, note: 'Tests' }] },
      });
    },
  },
  stopCalls: { logged: by('admin', 'calls.stopped'), run: () => post(owner, '/v1/calling-rules/stop') },
  resumeCalls: { logged: by('admin', 'calls.resumed'), run: () => post(owner, '/v1/calling-rules/resume') },
  createApiKey: {
    logged: by('admin', 'api_key.created'),
    run: () => post(owner, '/v1/api-keys', { name: 'CRM', scopes: ['calls:read'] }),
  },
  changeApiKey: {
    logged: by('admin', 'api_key.changed'),
    run: async () => {
      const { body } = await api.call<ApiKeyList>(owner, 'GET', '/v1/api-keys');
      const key = body.data.find(({ name }) => name === 'CRM');
      const headers = { 'if-match': `"${key?.version}"` };
      return api.call(owner, 'PATCH', `/v1/api-keys/${key?.id}`, { requestsPerMinute: 60 }, headers);
    },
  },
  revokeApiKey: {
    logged: by('admin', 'api_key.revoked'),
    run: async () => {
      const { body } = await api.call<ApiKeyList>(owner, 'GET', '/v1/api-keys');
      return remove(owner, `/v1/api-keys/${body.data.find(({ name }) => name === 'CRM')?.id}`);
    },
  },
  connectTwilio: {
    logged: by('api-key', 'twilio_account.changed', 'twilio_config.changed'),
    run: () => {
      const { accountSid, authToken } = tenant.account;
      return post(tenant, '/v1/twilio-config/credentials', { accountSid, authToken });
    },
  },
  applyTwilioChanges: {
    logged: by('api-key', 'twilio_account.changed', 'twilio_config.changed'),
    run: async () => {
      api.accountOf(tenant).applications.clear();
      const intent = { kind: 'create-application' };
      const { body } = await api.call<TwilioChangesPreview>(tenant, 'POST', '/v1/twilio-changes/preview', { intent });
      return post(tenant, '/v1/twilio-changes', { intent, changes: body.changes });
    },
  },
  chooseCallerId: { logged: by('api-key', 'twilio_config.changed'), run: () => api.call(tenant, 'PUT', '/v1/twilio-config/caller-id', { callerId: '+14155550100' }) }, // prettier-ignore
  changeTwilioConfig: { logged: by('api-key', 'twilio_config.changed'), run: () => api.call(tenant, 'PATCH', '/v1/twilio-config', { edge: 'tokyo' }) }, // prettier-ignore
  putTwilioConfig: { logged: by('api-key', 'twilio_config.changed'), run: () => api.call(tenant, 'PUT', '/v1/twilio-config', tenant.account) }, // prettier-ignore
  allowEmbedOrigin: { logged: by('api-key', 'embed_origin.allowed'), run: () => post(tenant, '/v1/embed-origins', { origin: 'https://crm.example.com' }) }, // prettier-ignore
  removeEmbedOrigin: {
    logged: by('api-key', 'embed_origin.removed'),
    run: async () => {
      await post(tenant, '/v1/embed-origins', { origin: 'https://old.example.com' });
      await noteLogged();
      return remove(tenant, '/v1/embed-origins?origin=https://old.example.com');
    },
  },
  registerClient: {
    logged: by('api-key', 'client.registered'),
    run: async () => {
      const answer = await api.call<Client>(tenant, 'POST', '/v1/clients', { name: 'alice' });
      client = answer.body.id;
      return answer;
    },
  },
  importClients: {
    logged: by('api-key', 'client.imported'),
    run: () =>
      api.inject({
        method: 'POST',
        url: '/v1/clients/import?dryRun=false',
        headers: { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'text/csv' },
        payload: 'name,display_name\nbob,Bob\ncarol,Carol\n',
      }),
  },
  changeClient: { logged: by('api-key', 'client.changed'), run: () => api.call(tenant, 'PATCH', `/v1/clients/${client}`, { displayName: 'Alice' }) }, // prettier-ignore
  putClientOverrides: { logged: by('api-key', 'client.changed'), run: () => api.call(tenant, 'PUT', `/v1/clients/${client}/twilio-config`, { ...noOverrides, edge: 'dublin' }) }, // prettier-ignore
  createTeam: {
    logged: by('api-key', 'team.created'),
    run: async () => {
      const answer = await api.call<Team>(tenant, 'POST', '/v1/teams', { name: 'Sales' });
      left.team = answer.body.id;
      return answer;
    },
  },
  changeTeam: { logged: by('api-key', 'team.changed'), run: () => api.call(tenant, 'PATCH', `/v1/teams/${left.team}`, { name: 'Support' }) }, // prettier-ignore
  putTeamOverrides: { logged: by('api-key', 'team.changed'), run: () => api.call(tenant, 'PUT', `/v1/teams/${left.team}/twilio-config`, { ...noOverrides, edge: 'tokyo' }) }, // prettier-ignore
  deleteTeam: { logged: by('api-key', 'team.deleted'), run: () => remove(tenant, `/v1/teams/${left.team}`) },
  suspendClient: {
    logged: by('api-key', 'client.suspended'),
    run: () => post(tenant, `/v1/clients/${client}/suspend`),
  },
  resumeClient: { logged: by('api-key', 'client.resumed'), run: () => post(tenant, `/v1/clients/${client}/resume`) },
  endClientDevice: {
    logged: by('api-key', 'client.device_ended'),
    run: async () => {
      const { deviceId } = await signInSoftphone(api, tenant, 'alice');
      return remove(tenant, `/v1/clients/${client}/devices/${deviceId}`);
    },
  },
  revokeTokens: { logged: by('api-key', 'token.revoked'), run: () => post(tenant, '/v1/tokens/revoke', { clientId: client }) }, // prettier-ignore
  deleteClient: { logged: by('api-key', 'client.deleted'), run: () => remove(tenant, `/v1/clients/${client}`) },
  endFormerAuthToken: {
    // There has to be one first.
    logged: [...by('api-key', 'twilio_config.changed'), ...by('api-key', 'twilio_config.changed')],
    run: async () => {
      await api.connect(tenant, { authToken: 'the-auth-token-after-that' });
      return remove(tenant, '/v1/twilio-config/former-auth-token');
    },
  },
  forgetTwilioConfig: {
    logged: by('api-key', 'twilio_config.forgotten'),
    run: () => remove(tenant, '/v1/twilio-config'),
  },
};

let known = new Set<string>();
/** What is new in the logs since it was last asked. */
async function noteLogged(): Promise<string[]> {
  const rows = await api.database.query<{ key: string; line: string }>(
    `select tenant_id || ' ' || sequence as key,
      case when tenant_id = $1 then 'operators' else 'tenant' end || ': ' || action || ' by ' || actor_kind as line
    from audit_entries order by tenant_id, sequence`,
    [operatorsLog],
  );
  const fresh = rows.filter(({ key }) => !known.has(key));
  known = new Set(rows.map(({ key }) => key));
  return fresh.map(({ line }) => line);
}

test('every operation that changes something is tried here, or has a reason why it is not in the log', async () => {
  const document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
  const changing = operationsOf(document).filter(({ method }) => method !== 'GET');
  const ids = changing.map(({ operation }) => operation.operationId);
  expect(ids.sort()).toEqual([...Object.keys(steps), ...Object.keys(exceptions)].sort());
});

test('each of them is in the log of whom it concerns, with who did it', async () => {
  for (const [id, { logged, run }] of Object.entries(steps)) {
    await noteLogged();
    const { status, text } = await run();
    expect([id, status < 300, status < 300 ? '' : text]).toEqual([id, true, '']);
    expect([id, (await noteLogged()).sort()]).toEqual([id, [...logged].sort()]);
  }
  const logs: VerifiedLog[] = [];
  await verifyAudit(api.database.environment, {}, (log) => logs.push(log));
  expect(logs.map(({ verdict }) => verdict.finding)).toEqual([undefined, undefined, undefined, undefined]);
});
