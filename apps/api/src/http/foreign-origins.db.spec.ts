import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Problem } from '@cordboard/contracts';
import { operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { bodyFilledWith } from '../testing/request-of-schema.js';
import { aSid, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;
let operator: TestAdmin;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  owner = await api.createAdmin(tenant);
  operator = await api.createOperator();
  document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
});
afterAll(() => api.stop());

/** The public address is https://voice.example.com. */
const foreign = [
  undefined,
  'null',
  '',
  'https://evil.example.com',
  'http://voice.example.com',
  'https://voice.example.com:8443',
  'https://voice.example.com.evil.example',
  'https://xvoice.example.com',
  'https://VOICE.example.com@evil.example',
  'https://voice.example.com/',
];

/** Every row of every table; when something was last used is no change. */
async function everything(): Promise<unknown[]> {
  const tables = await api.database.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  );
  const rows = tables.map(({ name }) =>
    api.database.query(`select to_jsonb(t) - 'last_used_at' - 'last_seen_at' as row from ${name} t order by t::text`),
  );
  return Promise.all(rows);
}

test('every write of the document that a browser’s cookie lets in is refused from any origin but ours, and does nothing', async () => {
  const writes = operationsOf(document).flatMap((one) => {
    const schemes = one.operation.security.flatMap((each) => Object.keys(each));
    const callers = [
      ...(schemes.includes('consoleSession') ? [owner] : []),
      ...(schemes.includes('operatorSession') ? [operator] : []),
    ];
    return one.method === 'GET' ? [] : callers.map(({ cookie }) => ({ ...one, cookie }));
  });
  expect(writes.length).toBeGreaterThan(50);
  const before = await everything();
  const letIn: unknown[] = [];
  for (const { method, path, operation, cookie } of writes) {
    const url = path.replace('{callSid}', aSid('CA')).replace(/\{\w+\}/g, '0196f3a2-7b1c-7d7e-8f00-0123456789ab');
    const payload = bodyFilledWith('mallory', document, operation);
    for (const origin of foreign) {
      const headers = { cookie, ...(origin !== undefined && { origin }), 'if-match': '"1"' };
      const { status, body } = await api.inject<Problem | undefined>({ method, url, headers, ...(payload && { payload }) }); // prettier-ignore
      if (status !== 403 || body?.code !== 'auth.origin_refused') letIn.push([operation.operationId, origin, status]);
    }
  }
  expect(letIn).toEqual([]);
  expect(await everything()).toEqual(before);
});

test('every way to get a session refuses another origin, too, and sets no cookie', async () => {
  const openings = operationsOf(document).filter(
    ({ operation }) =>
    ['signIn', 'answerSignInChallenge', 'signInAsOperator', 'answerOperatorSignInChallenge', 'acceptInvitation', 'acceptOperatorLink'].includes(operation.operationId), // prettier-ignore
  );
  expect(openings.length).toBeGreaterThan(4);
  for (const { method, path, operation } of openings) {
    const payload = { ...bodyFilledWith('mallory', document, operation), email: owner.email, password: owner.password };
    for (const origin of foreign) {
      const headers: Record<string, string> = origin === undefined ? {} : { origin };
      const answer = await api.inject<Problem>({ method, url: path, headers, payload });
      const told = [operation.operationId, origin, answer.status, answer.headers['set-cookie']];
      // Also where something else is wrong with it: nobody is let in.
      expect(told).toEqual([operation.operationId, origin, expect.any(Number), undefined]);
      expect([400, 403]).toContain(answer.status);
    }
  }
});
