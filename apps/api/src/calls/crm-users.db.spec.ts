import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Call, CallPage, Client, EmbedSession, Problem, SoftphoneSession } from '@cordboard/contracts';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

const crmUser = 'Rep.One@example.com';
const clientName = 'crm__crep_d_cone_aexample_dcom';
const callSid = aSid('CA');

let api: TestApi;
let tenant: TestTenant;
let client: Client;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  client = (await api.call<Client>(tenant, 'POST', '/v1/clients', { crmUser })).body;
  for (const name of ['alice', 'old_one']) await api.call(tenant, 'POST', '/v1/clients', { name });
  // Of before such names were kept for CRMs.
  await api.database.query(`update clients set name = 'crm_old' where name = 'old_one'`);
  await call(callSid, clientName);
  for (const name of ['alice', 'crm_old']) await call(aSid('CA'), name);
});
afterAll(() => api.stop());

const call = (CallSid: string, name: string) =>
  api.webhook(tenant, 'outgoing', { CallSid, From: `client:${name}`, To: '+14155550142' });
const find = async (query: Record<string, string>, who: { apiKey: string } = tenant) =>
  api.call<CallPage & Problem>(who, 'GET', `/v1/calls?${new URLSearchParams(query)}`);
const namesFoundBy = async (query: Record<string, string>) =>
  (await find(query)).body.data.map((found) => [found.clientName, found.crmUser]);
const theirs = [[clientName, crmUser]];

test('a call says what the CRM calls the client whose it is, and nothing of one who is none of a CRM', async () => {
  expect((await namesFoundBy({})).sort()).toEqual([['alice', null], ...theirs, ['crm_old', null]]);
  const { body } = await api.call<Call>(tenant, 'GET', `/v1/calls/${callSid}`);
  expect(body).toMatchObject({ clientName, crmUser, from: `client:${clientName}` });
  const { text } = await api.call(tenant, 'GET', `/v1/calls/export?crmUser=${encodeURIComponent(crmUser)}`);
  expect(text.split('\r\n')[1]).toContain(`,${clientName},${crmUser},`);
});

test.each([
  [{ crmUser }, theirs],
  [{ crmUser: crmUser.toLowerCase() }, []],
  [{ crmUser: 'old' }, []],
  [{ q: 'Rep.One@' }, theirs],
  [{ q: clientName.slice(0, 9) }, theirs],
  [{ q: 'one@example' }, []],
])('calls are found by %p', async (query, found) => {
  expect(await namesFoundBy(query)).toEqual(found);
});

test('a client is named once', async () => {
  const { status, body } = await find({ crmUser, clientName });
  expect([status, body.errors?.[0]]).toMatchObject([400, { field: 'crmUser', code: 'filtered_once' }]);
});

test('a softphone finds the calls of its own client so, and no other’s', async () => {
  const launched = await api.call<EmbedSession>(tenant, 'POST', '/v1/embed-sessions', { crmUser, origin: 'https://crm.example.com' }); // prettier-ignore
  const ticket = new URL(launched.body.url).hash.slice(1);
  const { body } = await api.call<SoftphoneSession>(undefined, 'POST', '/v1/embed-sessions/redeem', { ticket });
  const softphone = { apiKey: body.sessionToken };
  expect((await find({ crmUser }, softphone)).body.data).toMatchObject([{ callSid }]);
  expect(await find({ crmUser: 'rep.two@example.com' }, softphone)).toMatchObject({ status: 403 });
  expect((await find({}, softphone)).body.data).toMatchObject([{ callSid }]);
});

test('a call keeps the name that its client had, whoever is called so now, and when nobody is any more', async () => {
  await api.call(tenant, 'PATCH', `/v1/clients/${client.id}`, { name: 'plain' });
  expect(await namesFoundBy({ crmUser })).toEqual(theirs);
  await api.call(tenant, 'DELETE', `/v1/clients/${client.id}`);
  expect(await namesFoundBy({ crmUser })).toEqual(theirs);
});

test('nothing of another tenant is found', async () => {
  expect((await find({ crmUser }, await api.createTenant())).body.data).toEqual([]);
});
