import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, ClientImport, ClientPage, EmbedSession, IssuedToken, Problem, SoftphoneSession } from '@cordboard/contracts'; // prettier-ignore
import jwt from 'jsonwebtoken';
import { updateTenant } from '../operations/update-tenant.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

const crmUser = 'Rep.One@example.com';
const clientName = 'crm__crep_d_cone_aexample_dcom';

let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
});
afterAll(() => api.stop());

const register = (body: object, who = tenant) => api.call<Client & Problem>(who, 'POST', '/v1/clients', body);
const issue = (body: object, who = tenant) => api.call<IssuedToken & Problem>(who, 'POST', '/v1/tokens', body);
const list = async () => (await api.call<ClientPage>(tenant, 'GET', '/v1/clients')).body.data;

describe('a person whom a CRM calls by an e-mail address', () => {
  test('gets a token for a client name that Twilio takes, and is listed as the CRM calls them', async () => {
    const { status, body } = await issue({ crmUser });
    expect([status, body.clientName]).toEqual([201, clientName]);
    expect(jwt.decode(body.token)).toMatchObject({ grants: { identity: clientName } });
    expect((await issue({ crmUser })).body.clientName).toBe(clientName);
    const listed = (await list()).filter(({ name }) => name === clientName);
    expect(listed).toMatchObject([{ name: clientName, crmUser, displayName: crmUser }]);
  });

  test('is somebody else than one who differs in upper and lower case alone', async () => {
    const { body } = await register({ crmUser: crmUser.toLowerCase(), displayName: 'Another' });
    expect(body).toMatchObject({ crmUser: crmUser.toLowerCase(), displayName: 'Another' });
    expect(body.name.toLowerCase()).not.toBe(clientName.toLowerCase());
  });

  test('is launched by it, and calls and is called under the client name', async () => {
    const launched = await api.call<EmbedSession>(tenant, 'POST', '/v1/embed-sessions', { crmUser, origin: 'https://crm.example.com' }); // prettier-ignore
    const ticket = new URL(launched.body.url).hash.slice(1);
    const redeemed = await api.call<SoftphoneSession>(undefined, 'POST', '/v1/embed-sessions/redeem', { ticket });
    expect(redeemed.body.client).toEqual({ name: clientName, displayName: crmUser });
    const softphone = { apiKey: redeemed.body.sessionToken };
    const own = await api.call<IssuedToken>(softphone, 'POST', '/v1/tokens', { clientName });
    expect(own.body.clientName).toBe(clientName);
  });

  test('is not registered by a first token where the tenant registers names itself', async () => {
    const strict = await api.createTenant();
    await updateTenant(api.database.environment, strict.tenantId, { autoRegisterClients: false });
    api.clock.advance(6);
    expect((await issue({ crmUser }, strict)).body.code).toBe('client.not_registered');
    expect((await register({ crmUser }, strict)).status).toBe(201);
    expect((await issue({ crmUser }, strict)).status).toBe(201);
  });

  test('is asked for by it or by a client name: not by both, and not by neither', async () => {
    for (const both of [{}, { clientName: 'alice', crmUser }]) {
      expect(await issue(both)).toMatchObject({ status: 400, body: { errors: [{ field: 'clientName' }] } });
    }
    expect((await register({ name: 'alice', crmUser })).status).toBe(400);
    expect((await register({ displayName: 'Alice' })).status).toBe(400);
  });

  test('is refused for a name that is too long, with how long it may be', async () => {
    expect(await issue({ crmUser: 'é'.repeat(30) })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'crmUser', message: expect.stringContaining('more than 121 characters') }] },
    });
  });

  test('may be given another client name, and is then no longer listed as the CRM calls them', async () => {
    const { body } = await register({ crmUser: 'renamed@example.com' });
    await issue({ crmUser: 'renamed@example.com' });
    const url = `/v1/clients/${body.id}`;
    expect((await api.call<Client>(tenant, 'PATCH', url, { displayName: 'R.' })).body.crmUser).toBe(
      'renamed@example.com',
    );
    const renamed = await api.call<Client>(tenant, 'PATCH', url, { name: 'plain' });
    expect(renamed.body).toMatchObject({ name: 'plain', crmUser: null });
    // Asked for as before, it is the same client while its former name rings.
    expect((await issue({ crmUser: 'renamed@example.com' })).body.clientName).toBe('plain');
  });
});

describe('a client name of before that looks like one of a CRM’s user', () => {
  test('stays what it is, and is nobody’s of the CRM', async () => {
    await register({ crmUser: 'old' });
    await api.database.query(`update clients set from_crm = false where name = 'crm_old'`);
    api.clock.advance(6);
    expect((await issue({ clientName: 'crm_old' })).body.clientName).toBe('crm_old');
    expect((await list()).find(({ name }) => name === 'crm_old')).toMatchObject({ crmUser: null });
    expect((await issue({ crmUser: 'old' })).body.code).toBe('client.name_taken');
    expect((await register({ crmUser: 'old' })).body.code).toBe('client.name_taken');
  });
});

describe('a reserved client name', () => {
  let other: Client;
  beforeAll(async () => {
    other = (await register({ name: 'other' })).body;
  });

  test.each(['anonymous', 'ANONYMOUS', '911', 'sip', 'cordboard', 'crm_eve', 'CRM_Eve'])(
    '%s is had by no way of registering, and says why',
    async (name) => {
      for (const answer of [
        await register({ name }),
        await issue({ clientName: name }),
        await api.call<Problem>(tenant, 'POST', '/v1/embed-sessions', { clientName: name, origin: 'https://crm.example.com' }), // prettier-ignore
        await api.call<Problem>(tenant, 'PATCH', `/v1/clients/${other.id}`, { name }),
      ]) {
        expect(answer).toMatchObject({
          status: 409,
          body: {
            code: 'client.name_reserved',
            detail: expect.stringContaining('reserved: '),
            remedy: expect.any(String),
          },
        });
      }
      const imported = await api.inject<ClientImport>({
        method: 'POST',
        url: '/v1/clients/import?dryRun=false',
        headers: { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'text/csv' },
        payload: `name\n${name}\n`,
      });
      expect(imported.body.lines).toMatchObject([{ outcome: 'refused', reason: 'name_reserved' }]);
      expect((await list()).some((each) => each.name.toLowerCase() === name.toLowerCase())).toBe(false);
    },
  );

  test('that a client had before it was reserved goes on', async () => {
    const { body } = await register({ name: 'ordinary' });
    await api.database.query(`update clients set name = 'tel' where id = $1`, [body.id]);
    api.clock.advance(6);
    expect((await issue({ clientName: 'tel' })).status).toBe(201);
    const shown = await api.call<Client>(tenant, 'PATCH', `/v1/clients/${body.id}`, { displayName: 'Reception' });
    expect(shown.body).toMatchObject({ name: 'tel', displayName: 'Reception' });
  });
});
