import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GatewayErrorKind } from '@cordboard/twilio-gateway';
import { FirstTenant } from '../first-tenant/first-tenant.js';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { inviteAdmin } from '../operations/invite-admin.js';
import { codeOf } from '../testing/authenticator-app.js';
import { aCallForm } from '../testing/call-form.js';
import { Canaries } from '../testing/canaries.js';
import { DatabaseLine } from '../testing/database-line.js';
import { operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { bodyFilledWith } from '../testing/request-of-schema.js';
import { TestApi, type Answer, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { TestIdentityProvider } from '../testing/test-identity-provider.js';

/**
 * What is told once, and by which operations: whoever asks for one of these has to be given it, or could not use it.
 * Everything else, and these anywhere else, must not come out.
 */
const shownByDesign: Record<string, readonly string[]> = {
  'API key': ['createApiKey'],
  'Access Token': ['issueToken'],
  'Capability Token': ['issueToken'],
  'TOTP secret': ['beginSecondFactor'],
  'recovery code': ['confirmSecondFactor', 'renewRecoveryCodes'],
  // In Set-Cookie, for the browser alone.
  'session cookie': ['signIn', 'acceptInvitation', 'answerSignInChallenge', 'acceptOperatorLink', 'signInAsOperator'],
  'sign-in challenge': ['signIn'],
  'launch ticket': ['createEmbedSession'],
  'softphone session': ['redeemLaunchTicket'],
  'invitation link': ['createInvitation'],
  'reset link': ['createResetLink'],
};

const line = new DatabaseLine();
const canaries = new Canaries();
/** Every answer of every operation: what it said, its headers included. */
const answers: { operation: string; text: string }[] = [];

let api: TestApi;
let provider: TestIdentityProvider;
let document: OpenApiDocument;
let tenant: TestTenant;
let owner: TestAdmin;
let operator: TestAdmin;
let softphone: string;

beforeAll(async () => {
  api = await TestApi.start({}, (url) => line.lead(url));
  document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
  recordAnswers();
  await plantAll();
}, 60_000);
afterAll(async () => {
  line.mend();
  await provider.stop();
  await api.stop();
  line.close();
});

function recordAnswers(): void {
  const inject = api.inject.bind(api);
  api.inject = async <Body>(request: Parameters<TestApi['inject']>[0]): Promise<Answer<Body>> => {
    const answer = await inject<Body>(request);
    const text = JSON.stringify([answer.text, answer.headers]);
    answers.push({ operation: operationOf(request.method, request.url), text });
    return answer;
  };
}

function operationOf(method: string, url: string): string {
  const [path = ''] = url.split('?');
  const found = operationsOf(document).find(
    (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return found?.operation.operationId ?? `${method} ${path}`;
}

/** Every secret that there is, put in or made in the way it comes to be. */
async function plantAll(): Promise<void> {
  const { environment } = api.database;
  canaries.plant('master key', ...environment.masterKeys.local);
  canaries.plant('application role password', new URL(environment.databaseAppUrl).password);
  const firstLink = await api.app.get(FirstTenant, { strict: false }).prepare();
  canaries.plant('first tenant link', partsOf(firstLink));

  tenant = await api.createTenant();
  const { apiKeySecret, authToken } = tenant.account;
  canaries.plant('API key secret of Twilio', apiKeySecret);
  canaries.plant('Auth Token', authToken, 'auth-token-that-was-replaced', 'auth-token-of-the-present');
  canaries.plant('first API key', partsOf(tenant.apiKey));
  for (const replaced of ['auth-token-that-was-replaced', 'auth-token-of-the-present']) {
    await api.connect(tenant, { authToken: replaced });
  }
  api.accountOf(tenant).authToken = 'auth-token-of-the-present';

  owner = await api.createAdmin(tenant);
  operator = await api.createOperator();
  canaries.plant('password', owner.password, operator.password, 'a changed pass phrase 77');
  canaries.plant('session cookie', partsOf(owner.cookie), partsOf(operator.cookie));
  await plantWhatIsIssued();
  await plantSecondFactor();
  await plantProvider();
}

/** The random part: found even where prefix or checksum are missing. */
const partsOf = (credential: string | undefined) => /cb\w*?_[0-9a-f]{32}_([0-9a-z]{32})/.exec(credential ?? '')?.[1];

async function plantWhatIsIssued(): Promise<void> {
  const made = await api.call<{ key: string }>(owner, 'POST', '/v1/api-keys', { name: 'CRM' });
  canaries.plant('API key', partsOf(made.body.key));
  const settings = await api.call(owner, 'GET', '/v1/settings');
  const { publicUrl } = api.database.environment;
  await api.inject({ method: 'PATCH', url: '/v1/settings', headers: { cookie: owner.cookie, origin: publicUrl, 'if-match': String(settings.headers['etag']) }, payload: { legacyTokens: true } }); // prettier-ignore
  for (const [name, dialect] of [
    ['Access Token', 'access'],
    ['Capability Token', 'capability'],
  ] as const) {
    const issued = await api.call<{ token: string }>(tenant, 'POST', '/v1/tokens', { clientName: 'alice', dialect });
    canaries.plant(name, issued.body.token, issued.body.token?.split('.')[2]);
  }
  const origin = 'https://crm.example.com';
  const launch = await api.call<{ url: string }>(tenant, 'POST', '/v1/embed-sessions', { clientName: 'alice', origin });
  const ticket = new URL(launch.body.url).hash.slice(1);
  canaries.plant('launch ticket', ticket);
  const redeemed = await api.call<{ sessionToken: string }>(undefined, 'POST', '/v1/embed-sessions/redeem', { ticket });
  softphone = redeemed.body.sessionToken;
  canaries.plant('softphone session', partsOf(softphone));
  const invited = await api.call<{ url: string }>(owner, 'POST', '/v1/invitations', { email: 'bea@example.com', role: 'admin' }); // prettier-ignore
  const byOperator = await inviteAdmin(api.database.environment, tenant.tenantId, { email: 'eve@example.com', role: 'owner' }); // prettier-ignore
  canaries.plant('invitation link', partsOf(invited.body.url), partsOf(byOperator.url));
  const other = await api.createAdmin(tenant, 'supervisor');
  canaries.plant('password', other.password);
  const admins = await api.call<{ data: { id: string; email: string }[] }>(owner, 'GET', '/v1/admins');
  const id = admins.body.data.find(({ email }) => email === other.email)?.id;
  const reset = await api.call<{ url: string }>(owner, 'POST', `/v1/admins/${id}/reset-link`);
  canaries.plant('reset link', partsOf(reset.body.url));
  await api.webhook(tenant, 'outgoing', aCallForm(), 'auth-token-of-the-present');
}

async function plantSecondFactor(): Promise<void> {
  const { password } = owner;
  const begun = await api.call<{ secret: string }>(owner, 'POST', '/v1/me/second-factor', { password });
  canaries.plant('TOTP secret', begun.body.secret);
  const code = () => codeOf(begun.body.secret, api.clock.now());
  const confirmed = await api.call<{ recoveryCodes: string[] }>(owner, 'POST', '/v1/me/second-factor/confirm', { code: code() }); // prettier-ignore
  canaries.plant('recovery code', ...confirmed.body.recoveryCodes);
  api.clock.advance(60);
  const renewed = await api.call<{ recoveryCodes: string[] }>(owner, 'POST', '/v1/me/second-factor/recovery-codes', { password, code: code() }); // prettier-ignore
  canaries.plant('recovery code', ...renewed.body.recoveryCodes);
  const asked = await api.signIn({ email: owner.email, password });
  const challenge = String(asked.body['challenge']);
  canaries.plant('sign-in challenge', challenge);
  api.clock.advance(60);
  const { publicUrl: origin } = api.database.environment;
  await api.inject({ method: 'POST', url: '/v1/sessions/second-factor', headers: { origin }, payload: { challenge, code: code() } }); // prettier-ignore
}

async function plantProvider(): Promise<void> {
  provider = await TestIdentityProvider.start(['https://voice.example.com/x']);
  canaries.plant('client secret', provider.clientSecret);
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, domains: ['acme.example'], isOn: false, isRequired: false, admitsSupervisors: false }; // prettier-ignore
  expect((await api.call(owner, 'PUT', '/v1/identity-provider', settings)).status).toBe(200);
}

/** After these there is less to tell. */
const last = ['endFormerAuthToken', 'removeIdentityProvider', 'forgetTwilioConfig', 'signOut'];

/** What is typed there is a name, to be read by all. */
const names = ['createTeam'];

/** Every operation of the document, by everybody who may, with `text` wherever the request holds a text. */
async function askEverything(text: string): Promise<void> {
  const operations = operationsOf(document).filter(
    ({ operation }) => ![...last, ...names].includes(operation.operationId),
  );
  for (const { path, method, operation } of operations) {
    const url = path.replace(/\{tenantId\}/, tenant.tenantId).replace(/\{\w+\}/g, encodeURIComponent(text));
    const queries = operation.parameters
      .filter((each) => each.in === 'query')
      .map(({ name }) => `?${name}=${encodeURIComponent(text)}`);
    const body = method === 'GET' ? undefined : bodyFilledWith(text, document, operation);
    const callers = operation.security.map((scheme) => callerOf(Object.keys(scheme)[0] ?? ''));
    for (const caller of callers.length > 0 ? callers : [undefined]) {
      for (const query of ['', ...queries]) await ask(caller, method, url + query, body);
    }
  }
  // Instead of what lets somebody in.
  await api.call({ apiKey: text.replaceAll(' ', '') }, 'GET', '/v1/clients');
  await api.call({ cookie: `__Host-cordboard=${encodeURIComponent(text)}` }, 'GET', '/v1/me');
}

/** An export that fails on its way is cut off. */
async function ask(...request: Parameters<TestApi['call']>): Promise<void> {
  try {
    await api.call(...request);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('destroyed before completion'))) throw error;
  }
}

function callerOf(scheme: string) {
  if (scheme === 'apiKey') return tenant;
  if (scheme === 'session') return { apiKey: softphone };
  if (scheme === 'operatorSession') return operator;
  return scheme === 'consoleSession' ? owner : undefined;
}

const typed = ['auth-token-of-the-present', 'a changed pass phrase 77'] as const;

describe('no canary comes out', () => {
  test('of any operation of the document, asked as it should be and with secrets in every place of the request', async () => {
    for (const text of typed) await askEverything(text);
    // What Postgres cannot hold fails late, with the values at hand.
    await askEverything(`${typed[0]}\u0000`);
    expect(whatCameOut()).toEqual([]);
  }, 60_000);

  test.each<GatewayErrorKind>([
    'credentials-refused',
    'permission-missing',
    'rate-limited',
    'unavailable',
    'timed-out',
    'invalid',
  ])(
    // prettier-ignore
    'while Twilio fails: %s',
    async (kind) => {
      api.twilio.fallIll(kind);
      const { accountSid } = tenant.account;
      await api.call(tenant, 'POST', '/v1/twilio-config/credentials', { accountSid, authToken: typed[0] });
      for (const path of [
        '/v1/twilio-account',
        '/v1/twilio-account/applications',
        '/v1/twilio-account/phone-numbers',
      ]) {
        await api.call(tenant, 'GET', path);
      }
      await api.call(tenant, 'POST', '/v1/twilio-checks');
      api.twilio.recover();
      expect(whatCameOut()).toEqual([]);
    },
  );

  test('while the database is away', async () => {
    line.cut();
    api.clock.advance(60);
    for (const text of typed) await askEverything(text);
    await api.webhook(tenant, 'outgoing', { ...aCallForm(), To: typed[0] }, typed[0]).catch(() => undefined);
    line.mend();
    expect(answers.filter(({ text }) => text.includes('server.unavailable')).length).toBeGreaterThan(20);
    expect(whatCameOut()).toEqual([]);
  }, 60_000);

  test('while queries fail, with their parameters at hand', async () => {
    const broken = ['clients', 'calls', 'admin_directory', 'admin_invitations', 'embed_origins', 'identity_providers', 'twilio_configs', 'sign_in_tries']; // prettier-ignore
    for (const table of broken) await api.database.query(`alter table ${table} rename to ${table}_gone`);
    for (const text of typed) await askEverything(text);
    for (const table of broken) await api.database.query(`alter table ${table}_gone rename to ${table}`);
    expect(api.logLines.filter((logged) => logged.includes('QueryFailedError')).length).toBeGreaterThan(20);
    expect(whatCameOut()).toEqual([]);
  }, 60_000);

  test('in any line of the log, debug included', () => {
    expect(api.logLines.length).toBeGreaterThan(500);
    expect(api.logLines.some((logged) => logged.includes('"level":50'))).toBe(true);
    const found = api.logLines.flatMap((logged) => canaries.foundIn(logged).map((name) => `${name}: ${logged}`));
    expect(found).toEqual([]);
  });

  test('in a dump of the database', async () => {
    await api.app.get(TokenLedger, { strict: false }).flush();
    const sealed = await api.database.query('select from twilio_configs where former_auth_token_sealed is not null');
    expect([sealed.length, (await dump()).length > 20]).toEqual([1, true]);
    const found = (await dump()).flatMap(({ table, rows }) =>
      canaries.foundIn(rows).map((name) => `${name} in ${table}`),
    );
    expect(found).toEqual([]);
  });

  test('of what is asked last', async () => {
    for (const id of last) {
      const found = operationsOf(document).find(({ operation }) => operation.operationId === id);
      if (found)
        await api.call(callerOf(Object.keys(found.operation.security[0] ?? {})[0] ?? ''), found.method, found.path);
    }
    const asked = new Set(answers.map(({ operation }) => operation));
    expect(operationsOf(document).map(({ operation }) => operation.operationId).filter((id) => !asked.has(id) && !names.includes(id))).toEqual([]); // prettier-ignore
    expect(whatCameOut()).toEqual([]);
  });
});

/** Every row of every table, as text. */
async function dump(): Promise<{ table: string; rows: string }[]> {
  const tables = await api.database.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
  );
  return Promise.all(
    tables.map(async ({ name }) => {
      const rows = await api.database.query<{ row: string }>(`select t::text as row from ${name} t`);
      return { table: name, rows: rows.map(({ row }) => row).join('\n') };
    }),
  );
}

test('what is shown by design was shown: so a canary that comes out is seen', () => {
  const shown = Object.entries(shownByDesign).map(
    ([canary, [operation]]) =>
    answers.some((answer) => answer.operation === operation && canaries.foundIn(answer.text).includes(canary)) ? [] : [canary], // prettier-ignore
  );
  expect(shown.flat()).toEqual([]);
});

let judged = 0;
/** Of the answers since this was asked last. */
function whatCameOut(): string[] {
  const found = answers.slice(judged).flatMap(
    ({ operation, text }) =>
    canaries.foundIn(text).filter((name) => !shownByDesign[name]?.includes(operation)).map((name) => `${operation} told ${name}: ${text.slice(0, 300)}`), // prettier-ignore
  );
  judged = answers.length;
  return [...new Set(found)];
}
