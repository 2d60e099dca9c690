import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type {
  Client,
  EffectiveConfig,
  CurrentEmbedSession,
  EmbedSession,
  IssuedToken,
  Overrides,
  Problem,
  SoftphoneSession,
  Team,
} from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { DataSource } from 'typeorm';
import { createApplication } from '../application.js';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { createLogger } from '../logger.js';
import { aCallForm } from '../testing/call-form.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';
import { noOverrides } from './effective-config.js';

const [teamsNumber, repsNumber] = ['+14155550177', '+14155550188'];

let api: TestApi;
let node: NestFastifyApplication;
let tenant: TestTenant;
let teamsApp: string;
let repsApp: string;
let team: Team;
let rep: Client;

beforeAll(async () => {
  api = await TestApi.start();
  node = await createApplication(api.database.environment, createLogger('silent'), {
    clock: api.clock,
    twilio: api.twilio,
  });
});
afterAll(async () => {
  await node.close();
  await api.stop();
});

beforeEach(async () => {
  tenant = await api.createTenant();
  const account = api.accountOf(tenant);
  [teamsApp, repsApp] = [aSid('AP'), aSid('AP')];
  for (const sid of [teamsApp, repsApp]) api.twilio.addApplication(account, { sid });
  api.twilio.addNumber(account, teamsNumber);
  api.twilio.addCallerId(account, repsNumber);
  team = (await api.call<Team>(tenant, 'POST', '/v1/teams', { name: 'Support' })).body;
  rep = (await api.call<Client>(tenant, 'POST', '/v1/clients', { name: 'alice' })).body;
  await api.call(tenant, 'PATCH', `/v1/clients/${rep.id}`, { teamId: team.id });
});

const override = (what: 'teams' | 'clients', id: string, values: Partial<Overrides>) =>
  api.call<EffectiveConfig & Team & Problem>(tenant, 'PUT', `/v1/${what}/${id}/twilio-config`, { ...noOverrides, ...values }); // prettier-ignore
const effective = async () =>
  (await api.call<EffectiveConfig>(tenant, 'GET', `/v1/clients/${rep.id}/effective-config`)).body;

interface InForce {
  application: unknown;
  callerId: unknown;
  edge: unknown;
}

/** As a rep meets it: in a token, in the TwiML of a call, in the softphone. */
async function inForce(app = api.app): Promise<InForce> {
  const authorization = `Bearer ${tenant.apiKey}`;
  const ask = async (url: string, payload: object) =>
    (await app.inject({ method: 'POST', url, headers: { authorization }, payload })).json<unknown>();
  const issued = (await ask('/v1/tokens', { clientName: 'alice' })) as IssuedToken;
  const { grants } = jwt.verify(issued.token, tenant.account.apiKeySecret, {
    clockTimestamp: api.clock.now().getTime() / 1000,
  }) as JwtPayload;
  const form = aCallForm({ CordboardTokenId: issued.tokenId });
  const twiml = (await app.inject(api.webhookRequest(tenant, 'outgoing', form))).body;
  const launch = { clientName: 'alice', origin: 'https://crm.example.com' };
  const { url } = (await ask('/v1/embed-sessions', launch)) as EmbedSession;
  const ticket = new URL(url).hash.slice(1);
  const session = (await ask('/v1/embed-sessions/redeem', { ticket })) as SoftphoneSession;
  expect(session.voice.edge).toBe(issued.edge);
  const asSession = { authorization: `Bearer ${session.sessionToken}` };
  const current = await app.inject({ method: 'GET', url: '/v1/embed-sessions/current', headers: asSession });
  expect(current.json<CurrentEmbedSession>().voice.edge).toBe(issued.edge);
  const callerId = /callerId="([^"]+)"/.exec(twiml)?.[1];
  expect(session.tenant.callerId).toBe(callerId);
  return { application: grants.voice.outgoing.application_sid, callerId, edge: issued.edge };
}

const ofTenant = () => ({
  application: tenant.account.applicationSid,
  callerId: tenant.account.callerId,
  edge: 'ashburn',
});

describe('what a team and a rep have of their own', () => {
  test('holds in tokens, in calls and in the softphone: the rep’s before the team’s before the tenant’s', async () => {
    expect(await inForce()).toEqual(ofTenant());
    await override('teams', team.id, { applicationSid: teamsApp, callerId: teamsNumber, edge: 'dublin' });
    expect(await inForce()).toEqual({ application: teamsApp, callerId: teamsNumber, edge: 'dublin' });
    await override('clients', rep.id, { applicationSid: repsApp, callerId: repsNumber, edge: 'tokyo' });
    expect(await inForce()).toEqual({ application: repsApp, callerId: repsNumber, edge: 'tokyo' });
    await override('clients', rep.id, { callerId: repsNumber });
    expect(await inForce()).toEqual({ application: teamsApp, callerId: repsNumber, edge: 'dublin' });
    expect(await effective()).toMatchObject({
      applicationSid: { value: teamsApp, origin: 'team', inherited: { value: teamsApp, origin: 'team' } },
      callerId: { value: repsNumber, origin: 'rep', inherited: { value: teamsNumber, origin: 'team' } },
      edge: { value: 'dublin', origin: 'team' },
    });
  });

  test('is the tenant’s again when the rep leaves the team, and when the team is deleted', async () => {
    await override('teams', team.id, { applicationSid: teamsApp, callerId: teamsNumber, edge: 'dublin' });
    await api.call(tenant, 'PATCH', `/v1/clients/${rep.id}`, { teamId: null });
    expect(await inForce()).toEqual(ofTenant());
    await api.call(tenant, 'PATCH', `/v1/clients/${rep.id}`, { teamId: team.id });
    expect((await inForce()).callerId).toBe(teamsNumber);
    expect((await api.call(tenant, 'DELETE', `/v1/teams/${team.id}`)).status).toBe(204);
    expect(await inForce()).toEqual(ofTenant());
    expect((await api.call<Client>(tenant, 'GET', `/v1/clients/${rep.id}`)).body.team).toBeNull();
  });

  test('holds on another node within five seconds', async () => {
    expect(await inForce(node)).toEqual(ofTenant());
    await override('teams', team.id, { applicationSid: teamsApp, callerId: teamsNumber, edge: 'dublin' });
    api.clock.advance(5);
    expect(await inForce(node)).toEqual({ application: teamsApp, callerId: teamsNumber, edge: 'dublin' });
    await override('clients', rep.id, { edge: 'tokyo' });
    api.clock.advance(5);
    expect((await inForce(node)).edge).toBe('tokyo');
  });

  test('costs a warm token no database read', async () => {
    await override('teams', team.id, { applicationSid: teamsApp, edge: 'dublin' });
    const issue = () => api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
    await issue();
    const ledger = api.app.get(TokenLedger, { strict: false });
    await ledger.flush();
    const begun = jest.spyOn(api.app.get(DataSource), 'createQueryRunner');
    const flushed = jest.spyOn(ledger, 'flush');
    for (let count = 0; count < 20; count++) expect((await issue()).body.edge).toBe('dublin');
    // The ledger writes behind the tokens, in groups.
    expect(begun.mock.calls.length).toBeLessThanOrEqual(flushed.mock.calls.length);
    jest.restoreAllMocks();
  });

  test('does not decide for a program that names the Application SID itself', async () => {
    await override('clients', rep.id, { applicationSid: repsApp });
    const request = { clientName: 'alice', outgoing: { applicationSid: teamsApp } };
    const { body } = await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', request);
    expect(jwt.decode(body.token)).toMatchObject({ grants: { voice: { outgoing: { application_sid: teamsApp } } } });
  });

  test('lets a rep call whose tenant has chosen neither an application nor a caller ID', async () => {
    await api.connect(tenant, { applicationSid: null, callerId: null });
    await override('clients', rep.id, { applicationSid: repsApp, callerId: repsNumber });
    expect(await inForce()).toMatchObject({ application: repsApp, callerId: repsNumber });
  });
});

describe('a value of one’s own', () => {
  test.each(['teams', 'clients'] as const)('has to be the account’s, for %s', async (what) => {
    const id = what === 'teams' ? team.id : rep.id;
    expect(await override(what, id, { callerId: '+14155550999' })).toMatchObject({
      status: 409,
      body: { code: 'twilio_config.caller_id_not_owned', remedy: expect.any(String) },
    });
    expect(await override(what, id, { applicationSid: aSid('AP') })).toMatchObject({
      status: 409,
      body: { code: 'twilio_config.application_not_owned', remedy: expect.any(String) },
    });
    for (const strange of [{ edge: 'atlantis' }, { callerId: '555' }, { applicationSid: 'AP1' }]) {
      expect((await api.call(tenant, 'PUT', `/v1/${what}/${id}/twilio-config`, { ...noOverrides, ...strange })).status).toBe(400); // prettier-ignore
    }
    expect(await inForce()).toEqual(ofTenant());
  });

  test('that stays is not asked for again: Twilio may be away', async () => {
    await override('clients', rep.id, { callerId: repsNumber });
    api.accountOf(tenant).status = 'suspended';
    expect((await override('clients', rep.id, { callerId: repsNumber, edge: 'tokyo' })).status).toBe(200);
    expect((await override('clients', rep.id, { callerId: teamsNumber })).body.code).toBe('twilio.account_suspended');
  });

  test('of another account goes with that account, and the edge stays', async () => {
    await override('teams', team.id, { callerId: teamsNumber, edge: 'dublin' });
    await override('clients', rep.id, { applicationSid: repsApp });
    await inForce();
    const other = await api.createTenant({ connected: false });
    tenant = { ...tenant, account: { ...other.account } };
    await api.connect(tenant);
    expect(await inForce()).toEqual({ ...ofTenant(), edge: 'dublin' });
    await override('clients', rep.id, { callerId: tenant.account.callerId });
    await api.call(tenant, 'DELETE', '/v1/twilio-config');
    expect((await effective()).callerId).toMatchObject({ value: null, origin: 'tenant' });
  });
});

describe('two admins who change the same', () => {
  const asAdmin = async (url: string, version: string | undefined, values: Partial<Overrides>) => {
    const admin = await api.createAdmin(tenant, 'admin');
    const seen: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    return api.call<Problem>(admin, 'PUT', url, { ...noOverrides, ...values }, seen);
  };

  test('of a rep: the second is shown what holds now, and nothing is overwritten', async () => {
    const url = `/v1/clients/${rep.id}/twilio-config`;
    const { version } = await effective();
    expect((await asAdmin(url, undefined, {})).status).toBe(428);
    expect((await asAdmin(url, version, { edge: 'tokyo' })).status).toBe(200);
    const late = await asAdmin(url, version, { edge: 'dublin' });
    expect(late).toMatchObject({
      status: 412,
      body: { code: 'client_config.changed_meanwhile', currentClientConfig: { edge: { value: 'tokyo' } } },
    });
    expect(late.headers['etag']).toBe(`"${late.body.currentClientConfig?.version}"`);
    expect((await asAdmin(url, late.body.currentClientConfig?.version, { edge: 'dublin' })).status).toBe(200);
  });

  test('of a team: likewise', async () => {
    const url = `/v1/teams/${team.id}/twilio-config`;
    expect((await asAdmin(url, undefined, {})).status).toBe(428);
    expect((await asAdmin(url, team.version, { edge: 'tokyo' })).status).toBe(200);
    const late = await asAdmin(url, team.version, { edge: 'dublin' });
    expect(late).toMatchObject({
      status: 412,
      body: { code: 'team.changed_meanwhile', currentTeam: { overrides: { edge: 'tokyo' } } },
    });
    expect(late.headers['etag']).toBe(`"${late.body.currentTeam?.version}"`);
  });
});
