import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@cordboard/contracts';
import { noTenant } from '../authentication/credential.js';
import { awkwardTexts, nonsenseOf } from '../testing/nonsense-of-schema.js';
import { operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { random, type Random } from '../testing/random.js';
import type { Schema } from '../testing/request-of-schema.js';
import { aSid, TestApi, type Answer, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { responseFaults } from '../testing/response-faults.js';

const requests = 10_000;
/** So many in a test: it is done in time on a slow machine, too. */
const atATime = 2_500;
/** Everybody who can ask is asked for: a limit would answer in place of what is tried. */
const unlimited = Object.fromEntries(['KEY', 'SESSION', 'ADDRESS'].map((per) => [`REQUESTS_PER_MINUTE_PER_${per}`, 'off'])); // prettier-ignore

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;
let operator: TestAdmin;
let clientId: string;
let callSid: string;
let document: OpenApiDocument;
let faultsIn: ReturnType<typeof responseFaults>;

beforeAll(async () => {
  api = await TestApi.start(unlimited);
  tenant = await api.createTenant();
  admin = await api.createAdmin(tenant);
  operator = await api.createOperator();
  const { body: client } = await api.call<Client>(tenant, 'POST', '/v1/clients', { name: 'alice' });
  [clientId, callSid] = [client.id, aSid('CA')];
  await api.webhook(tenant, 'outgoing', { CallSid: callSid, From: 'client:alice', To: '+14155550142' });
  document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
  faultsIn = responseFaults(document);
});
afterAll(() => api.stop());

/** After these nothing more could be tried. */
const last = ['signOut', 'forgetTwilioConfig', 'revokeSession'];

type Operation = ReturnType<typeof operationsOf>[number];

interface Made {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: string | undefined;
}

/** A request of an operation that is nearly one, and now and then is. */
function make({ path, operation }: Operation, choices: Random): Made {
  const { chance, pick } = choices;
  const value = (name: string, schema: object) => {
    const made = chance(0.5) ? aLikelyId(name, choices) : nonsenseOf(schema as Schema, document, choices, name);
    return encodeURIComponent(String(typeof made === 'object' ? JSON.stringify(made) : made).replaceAll('\ud800', '?'));
  };
  let url = path;
  const query: string[] = [];
  const headers: Record<string, string> = { ...credentials(operation.security, choices) };
  for (const { name, in: place, schema } of operation.parameters) {
    if (place === 'path') url = url.replace(`{${name}}`, value(name, schema) || '%20');
    else if (place === 'query' && chance(0.4)) query.push(`${name}=${value(name, schema)}`);
    else if (place === 'header' && chance(0.9))
      headers[name.toLowerCase()] = pick(['"1"', '"2"', '*', 'W/"1"', 'x', '']);
  }
  if (chance(0.05)) query.push(`${pick(['x', '__proto__', 'limit'])}=${encodeURIComponent(pick(awkwardTexts).replaceAll('\ud800', '?'))}`); // prettier-ignore
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (type) headers['content-type'] = chance(0.98) ? type : pick(['text/plain', 'application/xml', 'nonsense']);
  return {
    url: query.length > 0 ? `${url}?${query.join('&')}` : url,
    headers,
    payload: type === undefined ? undefined : bodyOf(type, content?.schema ?? {}, choices),
  };
}

function bodyOf(type: string, schema: object, choices: Random): string {
  const { chance, pick, many } = choices;
  if (chance(0.02)) return pick(['', '{', 'null', '[]', '\u0000', '"text"']);
  if (type === 'application/json') return JSON.stringify(nonsenseOf(schema as Schema, document, choices)) ?? '';
  if (type === 'text/csv') return many(5, () => many(4, () => pick(awkwardTexts)).join(',')).join('\n');
  return new URLSearchParams(
    many(6, (): [string, string] => [pick(['CallSid', 'From', 'To', 'AccountSid']), pick(awkwardTexts)]),
  ).toString();
}

const aLikelyId = (name: string, { pick }: Random) =>
  name === 'callSid' ? pick([callSid, aSid('CA')]) : pick([clientId, clientId, noTenant, 'alice', '2026-03-01', '10']);

/** Mostly of somebody whom the operation lets in. */
function credentials(security: readonly Record<string, string[]>[], { chance, pick }: Random): Record<string, string> {
  const origin = api.database.environment.publicUrl;
  const all = {
    apiKey: { authorization: `Bearer ${tenant.apiKey}` },
    consoleSession: { cookie: admin.cookie, origin },
    operatorSession: { cookie: operator.cookie, origin },
  };
  const schemes = security
    .flatMap((each) => Object.keys(each))
    .filter((scheme) => scheme in all) as (keyof typeof all)[];
  if (schemes.length === 0 || chance(0.05)) return pick([{}, ...Object.values(all), { authorization: 'Bearer x' }]);
  return all[pick(schemes)];
}

const firstSeeds = Array.from({ length: requests / atATime }, (_, turn) => turn * atATime);

test.each(firstSeeds)(
  '2,500 requests from seed %i, nearly right by the document, are answered as it says, and none by a failure of ours',
  async (firstSeed) => {
    const operations = operationsOf(document).filter(({ operation }) => !last.includes(operation.operationId));
    const faults: string[] = [];
    const served = new Set<string>();
    for (let seed = firstSeed; seed < firstSeed + atATime; seed++) {
      const choices = random(seed);
      const asked = operations[seed % operations.length] as Operation;
      const { headers, url, payload } = make(asked, choices);
      const request = { method: asked.method, url, headers, ...(payload !== undefined && { payload }) };
      const answer: Answer<unknown> = await api.inject<unknown>(request);
      if (answer.status < 300) served.add(asked.operation.operationId);
      for (const fault of faultsIn(asked.operation, answer)) faults.push(`${seed}: ${asked.method} ${url.slice(0, 80)} ${payload?.slice(0, 200)} ${fault}`); // prettier-ignore
    }
    expect(faults).toEqual([]);
    // Nonsense that never gets past the first check would prove little.
    expect(served.size).toBeGreaterThan(operations.length / 3);
  },
);
