import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mostTeams, type Client, type ClientPage, type Problem, type Team, type TeamList } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  other = await api.createTenant();
});
afterAll(() => api.stop());

const create = (name: string, who = tenant) => api.call<Team & Problem>(who, 'POST', '/v1/teams', { name });
const list = async (who = tenant) => (await api.call<TeamList>(who, 'GET', '/v1/teams')).body.data;
const register = async (name: string) => (await api.call<Client>(tenant, 'POST', '/v1/clients', { name })).body;
const putInto = (client: Client, teamId: string | null) =>
  api.call<Client & Problem>(tenant, 'PATCH', `/v1/clients/${client.id}`, { teamId });

describe('a team', () => {
  test('has a name that is the tenant’s once, in any case, and in a race', async () => {
    const answers = await Promise.all(['Sales', 'sales', ' SALES '].map((name) => create(name)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'team.name_taken',
      remedy: expect.any(String),
    });
    expect((await create('Sales', other)).status).toBe(201);
    expect((await create('   ')).status).toBe(400);
  });

  test('can be renamed, in its spelling too, but not to another’s name', async () => {
    const { body } = await create('Service');
    const rename = (name: string) => api.call<Team & Problem>(tenant, 'PATCH', `/v1/teams/${body.id}`, { name });
    expect((await rename('SERVICE')).body).toMatchObject({ id: body.id, name: 'SERVICE' });
    await create('Marketing');
    expect((await rename('marketing')).body.code).toBe('team.name_taken');
  });

  test('knows how many reps are in it; a rep is in one at most, and found by it', async () => {
    const [north, south] = [(await create('North')).body, (await create('South')).body];
    const [ann, ben] = [await register('ann'), await register('ben')];
    await putInto(ann, north.id);
    await putInto(ben, north.id);
    expect((await putInto(ann, south.id)).body.team).toEqual({ id: south.id, name: 'South' });
    const members = (await list()).map(({ name, members: count }) => [name, count]);
    expect(members).toEqual(expect.arrayContaining([['North', 1], ['South', 1]])); // prettier-ignore
    const found = await api.call<ClientPage>(tenant, 'GET', `/v1/clients?team=${north.id}`);
    expect(found.body.data.map(({ name }) => name)).toEqual(['ben']);
    expect((await putInto(ann, null)).body.team).toBeNull();
  });

  test('that is another tenant’s or none cannot be joined', async () => {
    const theirs = (await create('Theirs', other)).body;
    const cleo = await register('cleo');
    for (const id of [theirs.id, '0196f3a2-7b1c-7d7e-8f00-0123456789ab']) {
      expect(await putInto(cleo, id)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ field: 'teamId' }] },
      });
    }
  });

  test('that is deleted while reps join it leaves none of them in it', async () => {
    const { id } = (await create('Short-lived')).body;
    const reps = await Promise.all(['d1', 'd2', 'd3', 'd4'].map(register));
    const joined = reps.map((rep) => putInto(rep, id));
    const deleted = api.call(tenant, 'DELETE', `/v1/teams/${id}`);
    const statuses = (await Promise.all(joined)).map(({ status }) => status);
    expect((await deleted).status).toBe(204);
    expect(statuses.every((status) => status === 200 || status === 400)).toBe(true);
    const { data } = (await api.call<ClientPage>(tenant, 'GET', '/v1/clients?q=d')).body;
    expect(data.filter(({ team }) => team !== null)).toEqual([]);
    expect((await api.call<Problem>(tenant, 'DELETE', `/v1/teams/${id}`)).body.code).toBe('team.not_found');
  });

  test('is one of so many', async () => {
    const full = await api.createTenant({ connected: false });
    await api.database.query(
      `insert into teams (tenant_id, id, name, name_key, created_at)
      select $1, gen_random_uuid(), n::text, n::text, now() from generate_series(1, $2::int) as t (n)`,
      [full.tenantId, mostTeams - 1],
    );
    const answers = await Promise.all([create('one', full), create('two', full)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('team.too_many');
  });
});
