import { afterAll, beforeAll, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { awkwardPairs, bodyOf, paramsOf, type Pair } from '../testing/awkward-form.js';
import { random, type Random } from '../testing/random.js';
import { TestApi, type Answer, type TestTenant } from '../testing/test-api.js';

const requestsPerSide = 600;
const kinds = ['outgoing', 'incoming', 'status', 'dial-ended'];
// The query of a webhook's address is the tenant's to choose, and is signed as it stands.
const queries = ['', '', '?a=b&c=%20d', "?name=o'hara", '?x[y]=1', '?a=1&a=2', '?%41=+', '?%C3%A9=%F0%9F%98%80'];

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
  globex = await api.createTenant({ name: 'Globex' });
  for (const tenant of [acme, globex]) await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
  await api.app.get(TokenLedger, { strict: false }).flush();
});
afterAll(() => api.stop());

/** A webhook as it is sent, and what was signed for it. */
interface Sent {
  tenant: TestTenant;
  path: string;
  query: string;
  pairs: readonly Pair[];
  signature: string | undefined;
  headers: Record<string, string>;
}

const callSidOf = (seed: number) => `CA${seed.toString(16).padStart(32, '0')}`;
const pathOf = ({ tenantId }: TestTenant, kind: string) => `/twilio/${tenantId}/voice/${kind}`;
const otherThan = (tenant: TestTenant) => (tenant === acme ? globex : acme);
const sign = (url: string, pairs: readonly Pair[], { account }: TestTenant) =>
  twilio.getExpectedTwilioSignature(account.authToken, url, paramsOf(pairs));

function aGenuine(seed: number, { pick, chance, ...choices }: Random): Sent {
  const tenant = pick([acme, globex]);
  const [path, query] = [pathOf(tenant, pick(kinds)), pick(queries)];
  const call: Pair[] = [
    ['AccountSid', tenant.account.accountSid],
    ['CallSid', callSidOf(seed)],
    ['From', pick(['client:alice', '+14155559999', 'client:nobody', ''])],
    ['To', pick(['+1 (415) 555-0142', 'alice', 'client:alice', '<Say>', ''])],
    ['CallStatus', pick(['ringing', 'in-progress', 'completed'])],
  ];
  const extra = awkwardPairs({ pick, chance, ...choices });
  const pairs = chance(0.5) ? [...call, ...extra] : [...extra, ...call];
  // Twilio signs with and without the port, and behind a proxy the Host is not the public one.
  const publicUrl = api.database.environment.publicUrl + (chance(0.3) ? ':443' : '');
  const headers: Record<string, string> = chance(0.3)
    ? { host: 'api-7.internal:3000', 'x-forwarded-host': 'elsewhere.example.com' }
    : {};
  return { tenant, path, query, pairs, signature: sign(publicUrl + path + query, pairs, tenant), headers };
}

const replaceAt = <T>(items: readonly T[], index: number, ...by: T[]) => items.toSpliced(index, 1, ...by);
const changeLast = (text: string) => text.slice(0, -2) + (text.endsWith('A=') ? 'B=' : 'A=');

/** What somebody without the tenant's Auth Token could make of a genuine webhook. */
const tamperings: Record<string, (sent: Sent, choices: Random) => Partial<Sent>> = {
  'a value': ({ pairs }, { below }) => {
    const index = below(pairs.length);
    const [name, value] = pairs[index] as Pair;
    return { pairs: replaceAt(pairs, index, [name, `${value}1`]) };
  },
  'one field less': ({ pairs }, { below }) => ({ pairs: replaceAt(pairs, below(pairs.length)) }),
  'one field more': ({ pairs }, { pick }) => ({
    pairs: [...pairs, [pick(['Digits', 'q', 'To', 'CordboardTokenId']), '9']],
  }),
  'a bracketed name': ({ pairs }) => ({ pairs: [...pairs, ['To[]', '+19005550100']] }),
  'a bracketed name for a plain one': ({ pairs }) => ({
    pairs: pairs.map(([name, value]) => [name === 'To' ? 'To[0]' : name, value] as const),
  }),
  'a name that comes twice': ({ pairs }) => ({ pairs: [['To', '+19005550100'], ...pairs] }),
  'a prototype': ({ pairs }) => ({ pairs: [...pairs, ['__proto__[To]', '+19005550100']] }),
  'the case of a name': ({ pairs }) => ({
    pairs: pairs.map(([name, value]) => [name === 'CallSid' ? 'callsid' : name, value] as const),
  }),
  'no signature': () => ({ signature: undefined }),
  'an empty signature': () => ({ signature: '' }),
  'one character of the signature': ({ signature = '' }) => ({ signature: changeLast(signature) }),
  'the case of the signature': ({ signature = '' }) => ({ signature: signature.toLowerCase() }),
  'a shorter signature': ({ signature = '' }) => ({ signature: signature.slice(0, -1) }),
  'two signatures': ({ signature = '' }) => ({ signature: `${signature}, ${signature}` }),
  'a signature for another host': ({ path, query, pairs, tenant }, { pick }) => {
    const host = pick(['https://evil.example.com', 'http://voice.example.com', 'https://voice.example.com:8443']);
    return { signature: sign(host + path + query, pairs, tenant), headers: { host: new URL(host).host } };
  },
  'a query': ({ query }) => ({ query: query.length > 1 ? `${query}&To=1` : '?To=%2B19005550100' }),
  'no query': ({ query }) => ({ query: query === '' ? '?a' : '' }),
  'another kind': ({ tenant, path }, { pick }) => ({
    path: pathOf(tenant, pick(kinds.filter((kind) => !path.endsWith(`/${kind}`)))),
  }),
  'another tenant’s address': ({ tenant, path }) => ({
    path: path.replace(tenant.tenantId, otherThan(tenant).tenantId),
  }),
  'another tenant’s signature': ({ tenant, path, query, pairs }) => ({
    signature: sign(api.database.environment.publicUrl + path + query, pairs, otherThan(tenant)),
  }),
  'another tenant’s account, and signature': ({ tenant, path, query, pairs }) => {
    const other = otherThan(tenant);
    const theirs = pairs.map(([name, value]): Pair => [name, name === 'AccountSid' ? other.account.accountSid : value]);
    return { pairs: theirs, signature: sign(api.database.environment.publicUrl + path + query, theirs, other) };
  },
  // These are signed by the tenant's own account, as Twilio signs for its subaccounts and for what a page has added.
  'another account, rightly signed': ({ tenant, path, query, pairs }, { pick }) => {
    const account: Pair[] = pick([
      [],
      [['AccountSid', '']],
      [['AccountSid', otherThan(tenant).account.accountSid]],
      [['AccountSid', tenant.account.accountSid.toUpperCase()]],
      [['AccountSid', tenant.account.accountSid], ['AccountSid', otherThan(tenant).account.accountSid]],
      [['AccountSid[]', tenant.account.accountSid]],
    ]); // prettier-ignore
    const others = [...pairs.filter(([name]) => name !== 'AccountSid'), ...account];
    return { pairs: others, signature: sign(api.database.environment.publicUrl + path + query, others, tenant) };
  },
};

function aForgery(seed: number): Sent & { tampering: string } {
  const choices = random(seed);
  const genuine = aGenuine(seed, choices);
  const tampering = choices.pick(Object.keys(tamperings));
  return { ...genuine, ...tamperings[tampering]?.(genuine, choices), tampering };
}

/** Whether the official package takes it for genuine, at the public address of the tenant that it is sent to. */
function isGenuine({ path, query, pairs, signature }: Sent): boolean {
  const { account } = path.includes(acme.tenantId) ? acme : globex;
  const [url, params] = [api.database.environment.publicUrl + path + query, paramsOf(pairs)];
  const isSigned = signature !== undefined && twilio.validateRequest(account.authToken, signature, url, params);
  return isSigned && params['AccountSid'] === account.accountSid;
}

const send = ({ path, query, pairs, signature, headers }: Sent): Promise<Answer> =>
  api.inject({
    method: 'POST',
    url: path + query,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      ...headers,
      ...(signature !== undefined && { 'x-twilio-signature': signature }),
    },
    payload: bodyOf(pairs),
  });

/** As Twilio does, several at once. */
async function sendAll(requests: readonly Sent[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let first = 0; first < requests.length; first += 10) {
    answers.push(...(await Promise.all(requests.slice(first, first + 10).map(send))));
  }
  return answers;
}

/** Every row of every table. */
async function everything(): Promise<Record<string, string>> {
  const tables = await api.database.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await api.database.query<{ rows: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from ${name} as t`,
    );
    found[name] = row?.rows ?? '';
  }
  return found;
}

test(`${requestsPerSide} generated forgeries are all refused, and leave nothing behind`, async () => {
  const forgeries = Array.from({ length: requestsPerSide }, (_, index) => aForgery(1 + index));
  // Twilio's scheme signs names and values without anything between them, so some changes are none: not among these.
  const forged = forgeries.filter((forgery) => !isGenuine(forgery));
  expect(forged.length).toBeGreaterThan(requestsPerSide - 5);
  expect(new Set(forged.map(({ tampering }) => tampering)).size).toBe(Object.keys(tamperings).length);
  const before = await everything();
  const answers = await sendAll(forged);
  const accepted = answers.flatMap(({ status, body }, index) =>
    status === 403 && body['code'] === 'webhook.signature_invalid' ? [] : [{ ...forged[index], status }],
  );
  expect(accepted).toEqual([]);
  expect(await everything()).toEqual(before);
});

test(`${requestsPerSide} generated requests that Twilio’s library signed are all accepted, and each is written down once`, async () => {
  const seeds = Array.from({ length: requestsPerSide }, (_, index) => 100_001 + index);
  const genuine = seeds.map((seed) => aGenuine(seed, random(seed)));
  expect(genuine.filter((sent) => !isGenuine(sent))).toEqual([]);
  const answers = await sendAll(genuine);
  const rejected = answers.flatMap(({ status, headers }, index) =>
    status === 200 && headers['content-type'] === 'text/xml; charset=utf-8' ? [] : [{ ...genuine[index], status }],
  );
  expect(rejected).toEqual([]);
  const events = await api.database.query<{ call_sid: string }>('select call_sid from call_events order by 1');
  expect(events.map(({ call_sid }) => call_sid)).toEqual(seeds.map(callSidOf));
});
