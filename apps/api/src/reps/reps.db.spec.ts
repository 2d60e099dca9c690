import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Call, Client, ClientDetails, ClientPage, IssuedToken, Problem } from '@cordboard/contracts';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { aCallForm } from '../testing/call-form.js';
import { signInSoftphone } from '../testing/signed-in-softphone.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenant = await api.createTenant();
  admin = await api.createAdmin(tenant, 'admin');
});

let count = 0;
/** A rep with a token, and what they can do. */
async function aRep() {
  const name = `rep_${(count += 1)}`;
  const issued = await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: name });
  const page = await api.call<ClientPage>(tenant, 'GET', `/v1/clients?q=${name}`);
  const id = page.body.data.find((client) => client.name === name)?.id ?? '';
  return { name, id, tokenId: issued.body.tokenId };
}
const read = async (id: string) => (await api.call<ClientDetails>(tenant, 'GET', `/v1/clients/${id}`)).body;
const issue = (name: string) => api.call<IssuedToken & Problem>(tenant, 'POST', '/v1/tokens', { clientName: name });
const revoke = (request: object) => api.call(tenant, 'POST', '/v1/tokens/revoke', request);

/** The reason for which a call with this token was refused, as the call log has it; null when it was dialled. */
async function refusalOf(name: string, tokenId: string | undefined, to = '+14155550142') {
  const form = aCallForm({
    From: `client:${name}`,
    To: to,
    ...(tokenId !== undefined && { CordboardTokenId: tokenId }),
  });
  const { text } = await api.webhookAsItIs(tenant, 'outgoing', form);
  const { body } = await api.call<Call>(tenant, 'GET', `/v1/calls/${form.CallSid}`);
  expect(text.includes('<Dial')).toBe(body.refusal === null);
  if (body.refusal) expect(text).toContain(body.refusal.sentence);
  return body.refusal?.reason ?? null;
}
const rungFor = async () => (await api.webhook(tenant, 'incoming', aCallForm({ From: '+14155550199' }))).text;

describe('a call', () => {
  test('is dialled with a token of the client’s own, and refused with any other or none', async () => {
    const [rep, other] = [await aRep(), await aRep()];
    expect(await refusalOf(rep.name, rep.tokenId)).toBeNull();
    for (const tokenId of [other.tokenId, undefined, '', 'x'.repeat(64), `${rep.tokenId}A`]) {
      expect([tokenId, await refusalOf(rep.name, tokenId)]).toEqual([tokenId, 'token_unknown']);
    }
  });

  test('is dialled though the ledger has lost its line', async () => {
    const rep = await aRep();
    await read(rep.id);
    await api.database.query('delete from issued_tokens where id = $1', [rep.tokenId]);
    expect(await refusalOf(rep.name, rep.tokenId)).toBeNull();
  });
});

describe('revoking', () => {
  test('one token refuses its calls, and leaves the others alone', async () => {
    const rep = await aRep();
    api.clock.advance(1);
    const second = (await issue(rep.name)).body.tokenId;
    expect(await revoke({ tokenId: rep.tokenId })).toMatchObject({ status: 200, body: { tokens: 1, devices: 0 } });
    expect(await read(rep.id)).toMatchObject({ state: 'available', tokens: [{ revokedAt: null }, { tokenId: rep.tokenId, revokedAt: expect.any(String) }] }); // prettier-ignore
    expect(await refusalOf(rep.name, rep.tokenId)).toBe('token_revoked');
    expect(await refusalOf(rep.name, second)).toBeNull();
    expect((await read(rep.id)).state).toBe('in-call');
    expect(await revoke({ tokenId: 'A'.repeat(64) })).toMatchObject({ status: 404, body: { code: 'token.not_found' } });
  });

  test('a token whose line another node has not written yet holds, and the line is complete in the end', async () => {
    const rep = await aRep();
    await read(rep.id);
    const [line] = await api.database.query('delete from issued_tokens where id = $1 returning *', [rep.tokenId]);
    await revoke({ tokenId: rep.tokenId });
    expect(await refusalOf(rep.name, rep.tokenId)).toBe('token_revoked');
    const { tokens } = await read(rep.id);
    expect(tokens).toMatchObject([{ clientName: null, expiresAt: line?.['expires_at'].toISOString() }]);
  });

  test('all of a client’s refuses its calls, rings it no more, and ends its devices, until it signs in again', async () => {
    const rep = await aRep();
    const softphone = await signInSoftphone(api, tenant, rep.name);
    api.clock.advance(1);
    expect(await rungFor()).toContain(`<Identity>${rep.name}<`);
    expect(await revoke({ clientId: rep.id })).toMatchObject({ body: { tokens: 1, devices: 1 } });
    expect(await refusalOf(rep.name, rep.tokenId)).toBe('token_revoked');
    expect(await rungFor()).not.toContain(`<Identity>${rep.name}<`);
    expect(await read(rep.id)).toMatchObject({ state: 'unreachable', since: api.clock.now().toISOString(), devices: [] }); // prettier-ignore
    expect(await api.call(softphone, 'POST', '/v1/tokens', { clientName: rep.name })).toMatchObject({
      status: 401,
      body: { code: 'auth.session_ended' },
    });
    api.clock.advance(1);
    const { tokenId } = (await issue(rep.name)).body;
    expect(await rungFor()).toContain(`<Identity>${rep.name}<`);
    expect(await refusalOf(rep.name, tokenId)).toBeNull();
  });

  test('all that were issued before a moment leaves those that came later, on every node within five seconds', async () => {
    const own = await api.createTenant();
    const owner = await api.createAdmin(own);
    const call = async (who: TestTenant, tokenId: string, app = api.app) => {
      const form = aCallForm({ From: 'client:alice', CordboardTokenId: tokenId });
      const signed = api.webhookRequest(who, 'outgoing', form);
      return (await app.inject(signed)).body.includes('<Dial');
    };
    const ask = async () => (await api.call<IssuedToken>(own, 'POST', '/v1/tokens', { clientName: 'alice' })).body.tokenId; // prettier-ignore
    const early = await ask();
    api.clock.advance(10);
    const issuedBefore = api.clock.now().toISOString();
    api.clock.advance(10);
    const late = await ask();
    const other = await createApplication(api.database.environment, createLogger('silent'), { clock: api.clock });
    expect([await call(own, early), await call(own, early, other)]).toEqual([true, true]);
    const done = await api.call(owner, 'POST', '/v1/tokens/revoke', { issuedBefore });
    expect(done).toMatchObject({ status: 200, body: { tokens: 1 } });
    expect([await call(own, early), await call(own, late)]).toEqual([false, true]);
    api.clock.advance(5);
    expect([await call(own, early, other), await call(own, late, other)]).toEqual([false, true]);
    await other.close();
    const ahead = new Date(api.clock.now().getTime() + 1_000).toISOString();
    expect((await api.call(owner, 'POST', '/v1/tokens/revoke', { issuedBefore: ahead })).status).toBe(400);
  });
});

describe('a suspended client', () => {
  test('neither calls nor is called nor gets a token, and all is as before once it is resumed', async () => {
    const [rep, colleague] = [await aRep(), await aRep()];
    const softphone = await signInSoftphone(api, tenant, rep.name);
    const current = () => api.call(softphone, 'GET', '/v1/embed-sessions/current');
    expect(await current()).toMatchObject({ status: 200, body: { client: { name: rep.name } } });
    const { body } = await api.call<Client>(admin, 'POST', `/v1/clients/${rep.id}/suspend`);
    const suspension = { state: 'suspended', since: api.clock.now().toISOString(), suspendedBy: admin.email };
    expect(body).toMatchObject(suspension);
    expect(await refusalOf(rep.name, rep.tokenId)).toBe('caller_suspended');
    expect(await refusalOf(colleague.name, colleague.tokenId, rep.name)).toBe('destination_suspended');
    expect(await rungFor()).not.toContain(`<Identity>${rep.name}<`);
    for (const answer of [await issue(rep.name), await current()]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'client.suspended' } });
    }
    api.clock.advance(1);
    expect((await api.call(tenant, 'POST', `/v1/clients/${rep.id}/suspend`)).body).toMatchObject(suspension);

    await api.call(admin, 'POST', `/v1/clients/${rep.id}/resume`);
    expect(await refusalOf(rep.name, rep.tokenId)).toBeNull();
    expect((await current()).status).toBe(200);
  });
});

describe('a renamed client', () => {
  test('is rung by both names until the old one’s tokens have run out, and calls with either', async () => {
    const [rep, colleague] = [await aRep(), await aRep()];
    const renamed = `${rep.name}_new`;
    const answer = await api.call<Client>(tenant, 'PATCH', `/v1/clients/${rep.id}`, {
      name: renamed,
      displayName: 'New',
    });
    expect(answer).toMatchObject({ status: 200, body: { name: renamed, displayName: 'New' } });
    const ring = (to: string) =>
      api.webhook(tenant, 'outgoing', aCallForm({ From: `client:${colleague.name}`, To: to }));
    for (const to of [renamed, rep.name.toUpperCase()]) {
      expect((await ring(to)).text).toMatch(new RegExp(`<Identity>${renamed}<.*<Identity>${rep.name}<`));
    }
    expect(await rungFor()).toMatch(new RegExp(`<Identity>${renamed}<[^]*<Identity>${rep.name}<`));
    expect(await refusalOf(rep.name, rep.tokenId)).toBeNull();
    expect((await issue(rep.name)).body.clientName).toBe(renamed);
    // The last second of the longest token that it may have had under its old name.
    api.clock.advance(86_399);
    expect((await ring(renamed)).text).toContain(`<Identity>${rep.name}<`);
    const taken = await api.call(tenant, 'POST', '/v1/clients', { name: rep.name });
    expect(taken).toMatchObject({ status: 409, body: { code: 'client.name_taken' } });

    api.clock.advance(6);
    expect((await ring(renamed)).text).not.toContain(`<Identity>${rep.name}<`);
    expect(await refusalOf(rep.name, rep.tokenId)).toBe('caller_not_registered');
    expect((await api.call(tenant, 'POST', '/v1/clients', { name: rep.name })).status).toBe(201);
  });

  test('may have its own former name back, and nobody else’s name', async () => {
    const [rep, other] = [await aRep(), await aRep()];
    const rename = (name: string) => api.call<Client>(tenant, 'PATCH', `/v1/clients/${rep.id}`, { name });
    await rename(`${rep.name}_x`);
    expect((await rename(rep.name)).body.name).toBe(rep.name);
    expect(await rename(other.name.toUpperCase())).toMatchObject({ status: 409, body: { code: 'client.name_taken' } });
    expect((await read(rep.id)).formerNames).toMatchObject([{ name: `${rep.name}_x` }]);
  });

  test('is not overwritten unseen: an admin says which version they saw, a program may', async () => {
    const rep = await aRep();
    const url = `/v1/clients/${rep.id}`;
    const { version } = await read(rep.id);
    const someAdmin = await api.createAdmin(tenant, 'admin');
    const change = (by: TestAdmin | TestTenant, displayName: string, seen?: string) =>
      api.call<Client & Problem>(by, 'PATCH', url, { displayName }, seen ? { 'if-match': `"${seen}"` } : {});
    expect(await change(someAdmin, 'Unseen')).toMatchObject({ status: 428 });
    expect((await change(tenant, 'A program')).status).toBe(200);
    const late = await change(someAdmin, 'Mine', version);
    const current = await read(rep.id);
    expect([late.status, late.headers['etag']]).toEqual([412, `"${current.version}"`]);
    expect(late.body).toMatchObject({
      code: 'client.changed_meanwhile',
      currentClient: { id: rep.id, displayName: 'A program' },
    });
    // What changes by itself, as the state does, is no other version.
    await issue(rep.name);
    expect(await change(someAdmin, 'Mine', current.version)).toMatchObject({
      status: 200,
      body: { displayName: 'Mine' },
    });
  });
});

describe('a client’s devices', () => {
  test('are the softphones that are signed in, with what is known of them; one can be signed out', async () => {
    const rep = await aRep();
    const softphone = await signInSoftphone(api, tenant, rep.name);
    const since = api.clock.now().toISOString();
    api.clock.advance(61);
    await api.call(softphone, 'POST', '/v1/tokens', { clientName: rep.name });
    const lastSeenAt = api.clock.now().toISOString();
    const { devices, tokens } = await read(rep.id);
    const origin = 'https://crm.example.com';
    expect(devices).toEqual([{ id: softphone.deviceId, device: 'Firefox on Linux', origin, since, lastSeenAt }]);
    expect(tokens[0]).toMatchObject({
      clientName: rep.name,
      dialect: 'access',
      mayCall: true,
      askedBy: { kind: 'session', name: 'Firefox on Linux' },
    });
    const end = () => api.call(tenant, 'DELETE', `/v1/clients/${rep.id}/devices/${softphone.deviceId}`);
    expect((await end()).status).toBe(204);
    expect((await api.call(softphone, 'GET', '/v1/embed-sessions/current')).status).toBe(401);
    expect(await end()).toMatchObject({ status: 404, body: { code: 'client.device_not_found' } });
  });
});
