import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ApiKeyList, Client, ConsoleSessionList, Me, Team } from '@cordboard/contracts';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { bodyFilledWith } from '../testing/request-of-schema.js';
import { signInSoftphone } from '../testing/signed-in-softphone.js';
import { aSid, TestApi, type Answer, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;
let document: OpenApiDocument;
let owner: TestAdmin;
let softphone: { apiKey: string };
const kinds = ['client', 'device', 'call', 'session', 'key', 'admin', 'token', 'team', 'name', 'identity', 'tenant', 'account', 'application', 'Twilio key'] as const; // prettier-ignore
type Kind = (typeof kinds)[number];
/** What names something of the first tenant's. */
let theirs: Record<Kind, string | undefined>;
/** What only that tenant knows, and nobody here types. */
const known = [
  'Secret Person',
  'Secret team',
  'Acme the secretive',
  'secret.admin@example.com',
  'secret-crm.example.com',
  '4155550142',
];

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme the secretive' });
  globex = await api.createTenant({ name: 'Globex' });
  document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
  theirs = await fillFirstTenant();
  owner = await api.createAdmin(globex);
  softphone = { apiKey: (await signInSoftphone(api, globex, 'alice')).apiKey };
});
afterAll(() => api.stop());

async function fillFirstTenant(): Promise<typeof theirs> {
  const body = { name: 'secret_name', displayName: 'Secret Person' };
  const { body: client } = await api.call<Client>(acme, 'POST', '/v1/clients', body);
  const { deviceId } = await signInSoftphone(api, acme, 'secret_name');
  await api.call(acme, 'POST', '/v1/tokens', { clientName: 'secret_name' });
  const callSid = aSid('CA');
  await api.webhook(acme, 'outgoing', { CallSid: callSid, From: 'client:secret_name', To: '+14155550142' });
  const admin = await api.createAdmin(acme, 'owner', 'secret.admin@example.com');
  const sessions = await api.call<ConsoleSessionList>(admin, 'GET', '/v1/sessions');
  const keys = await api.call<ApiKeyList>(admin, 'GET', '/v1/api-keys');
  const { body: me } = await api.call<Me>(admin, 'GET', '/v1/me');
  const origin = 'https://secret-crm.example.com';
  await api.call(acme, 'POST', '/v1/embed-origins', { origin });
  await api.call(acme, 'POST', '/v1/embed-sessions', { clientName: 'secret_name', origin });
  await api.call(acme, 'POST', '/v1/twilio-checks');
  await api.app.get(TokenLedger, { strict: false }).flush();
  const [token] = await api.database.query<{ id: string }>('select id from issued_tokens where tenant_id = $1', [
    acme.tenantId,
  ]);
  const { body: team } = await api.call<Team>(acme, 'POST', '/v1/teams', { name: 'Secret team' });
  await api.call(acme, 'PATCH', `/v1/clients/${client.id}`, { teamId: team.id });
  const { accountSid, applicationSid, apiKeySid } = acme.account;
  return {
    client: client.id,
    device: deviceId,
    call: callSid,
    session: sessions.body.data[0]?.id,
    key: keys.body.data[0]?.id,
    admin: me.admin.id,
    token: token?.id,
    team: team.id,
    name: 'secret_name',
    identity: 'client:secret_name',
    tenant: acme.tenantId,
    account: accountSid,
    application: applicationSid,
    'Twilio key': apiKeySid,
  };
}

/** Every row that is the first tenant's, whichever table it is in. */
async function snapshot(): Promise<unknown[]> {
  const tables = await api.database.query<{ name: string }>(
    `select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const rows = tables.map(({ name }) =>
    api.database.query(`select t::text from ${name} t where tenant_id = $1 order by 1`, [acme.tenantId]),
  );
  return [
    ...(await Promise.all(rows)),
    await api.database.query('select t::text from tenants t where id = $1', [acme.tenantId]),
  ];
}

test.each(kinds)(
  'the %s of one tenant, put into every place of every request by everybody of another’s, opens nothing',
  async (kind) => {
    const mine = theirs[kind];
    if (!mine) throw new Error(`The first tenant’s ${kind} was not made`);
    const before = await snapshot();
    const atTwilio = () => JSON.stringify([...api.accountOf(acme).applications, ...api.accountOf(acme).numbers]);
    const twilioBefore = atTwilio();
    const tried = new Set<string>();
    const leaks: string[] = [];
    let attempts = 0;
    const callers: [scheme: string, credentials: { apiKey: string } | TestAdmin][] = [
      ['apiKey', globex],
      ['session', softphone],
      ['consoleSession', owner],
    ];
    // After these nothing more could be tried.
    const last = ['signOut', 'forgetTwilioConfig', 'revokeTokens'];
    const operations = operationsOf(document).filter(({ operation }) => !last.includes(operation.operationId));
    for (const { path, method, operation } of operations) {
      const url = path.replace(/\{\w+\}/g, encodeURIComponent(mine));
      const query = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => `${name}=${encodeURIComponent(mine)}`); // prettier-ignore
      const requests = method === 'GET' ? [url, ...query.map((each) => `${url}?${each}`)] : [url];
      const body = method === 'GET' ? undefined : bodyFilledWith(mine, document, operation);
      for (const [scheme, credentials] of callers) {
        if (!operation.security.some((each) => scheme in each)) continue;
        tried.add(operation.operationId);
        for (const request of requests) {
          const answer: Answer = await api.call(credentials, method, request, body);
          attempts++;
          const told = known.filter((each) => answer.text.includes(each));
          if (told.length > 0) leaks.push(`${operation.operationId} by ${scheme} with ${mine} told ${told.join()}`);
          if (path.includes('{') && answer.status < 300 && answer.text.includes(mine))
            leaks.push(`${operation.operationId} opened ${mine}`);
        }
      }
    }
    const open = operationsOf(document).filter(({ operation }) => callers.some(([scheme]) => operation.security.some((each) => scheme in each))); // prettier-ignore
    const untried = open.map(({ operation }) => operation.operationId).filter((id) => !tried.has(id));
    expect(leaks).toEqual([]);
    expect(untried.sort()).toEqual(last.toSorted());
    expect(attempts).toBeGreaterThanOrEqual(200);
    expect(await snapshot()).toEqual(before);
    expect(atTwilio()).toBe(twilioBefore);
  },
);
