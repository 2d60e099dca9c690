import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Me } from '@cordboard/contracts';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { createDemoOwner } from '../operations/create-demo-owner.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let ann: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant({ name: 'Acme', country: 'GB' });
  ann = await api.createAdmin(tenant, 'owner', 'Ann@Example.com');
});
afterAll(() => api.stop());

/** From an address of its own, so that one test's guesses are not counted against another. */
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('signing in', () => {
  test('answers who it is, and puts the session into a cookie that scripts and other sites do not get', async () => {
    api.clock.advance(60);
    const { status, body, headers } = await api.signIn({ email: 'aNN@example.com', password: ann.password });
    expect([status, body]).toEqual([
      201,
      {
        admin: {
          id: expect.any(String),
          email: 'ann@example.com',
          role: 'owner',
          hasPassword: true,
          secondFactor: { isOn: false, isRequired: false, recoveryCodesLeft: 0 },
        },
        tenant: { id: tenant.tenantId, name: 'Acme', country: 'GB' },
        mustSetUpSecondFactor: false,
        sessionExpiresAt: new Date(api.clock.now().getTime() + 12 * 3600_000).toISOString(),
      },
    ]);
    expect(headers['set-cookie']).toMatch(
      /^__Host-cordboard=cbc_[0-9a-z_]+; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    const { body: me, headers: told } = await api.call<Me>(ann, 'GET', '/v1/me');
    expect(told['cache-control']).toBe('no-store');
    expect(me).toMatchObject({ admin: { email: 'ann@example.com', role: 'owner' }, tenant: { name: 'Acme' } });
  });

  test('says the same of a wrong password and of an unknown address', async () => {
    api.clock.advance(60);
    const wrong = await api.signIn({ email: ann.email, password: 'not the password' });
    const unknown = await api.signIn({ email: 'nobody@example.com', password: 'not the password' });
    expect([wrong.status, wrong.body['code'], wrong.cookie]).toEqual([401, 'auth.sign_in_failed', '']);
    expect(unknown.body).toEqual({ ...wrong.body, requestId: expect.any(String) });
  });

  test('an admin of two tenants with one password is asked which', async () => {
    const other = await api.createTenant({ name: 'Globex' });
    const bea = await api.createAdmin(tenant, 'admin', 'bea@example.com');
    await api.database.query(
      `with made as (insert into admins
        select $2, id, email, role, password_hash, is_demo, created_at from admins where tenant_id = $1 and email = $3
        returning tenant_id, email, id)
      insert into admin_directory (tenant_id, email, admin_id) select * from made`,
      [tenant.tenantId, other.tenantId, bea.email],
    );
    const asked = await api.signIn({ email: bea.email, password: bea.password });
    expect([asked.status, asked.body['code']]).toEqual([409, 'auth.tenant_choice_required']);
    expect(asked.body['tenants']).toEqual(
      expect.arrayContaining([
        { id: tenant.tenantId, name: 'Acme' },
        { id: other.tenantId, name: 'Globex' },
      ]),
    );
    const chosen = await api.signIn({ email: bea.email, password: bea.password, tenantId: other.tenantId });
    expect([chosen.status, chosen.body['tenant']]).toMatchObject([201, { name: 'Globex' }]);
  });

  test.each([['https://evil.example.com'], ['https://voice.example.com.evil.example'], ['null'], ['']])(
    'from the origin "%s" it is refused, before anything is looked up',
    async (origin) => {
      const answer = await api.signIn({ email: ann.email, password: ann.password }, { origin });
      expect([answer.status, answer.body['code'], answer.cookie]).toEqual([403, 'auth.origin_refused', '']);
    },
  );
});

describe('guessing', () => {
  test('of 100 guesses at once at one account, from 100 addresses, ten are looked at; a minute later the next', async () => {
    const guess = (n: number) => api.signIn({ email: 'victim@example.com', password: `guess ${n}` }, from(`198.51.100.${n}`)); // prettier-ignore
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => guess(n)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(refused).toHaveLength(90);
    expect(refused[0]).toMatchObject({ headers: { 'retry-after': '60' }, body: { code: 'auth.too_many_tries' } });
    api.clock.advance(59);
    expect(await guess(101)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    api.clock.advance(1);
    expect((await guess(102)).status).toBe(401);
  });

  test('at many accounts from one address, or from one IPv6 network, is limited as well', async () => {
    for (const addresses of [['203.0.113.9'], ['2001:db8:7:7::1', '2001:db8:7:7:ffff::2']]) {
      const answers = [];
      for (let n = 0; n < 12; n++) {
        const address = addresses[n % addresses.length] ?? '';
        answers.push(await api.signIn({ email: `user${n}@example.com`, password: 'guess' }, from(address)));
      }
      expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    }
  });

  test('a company that signs in from one address is not', async () => {
    api.clock.advance(60);
    for (let n = 0; n < 3; n++) {
      const admin = await api.createAdmin(tenant, 'supervisor');
      for (let time = 0; time < 4; time++) {
        expect((await api.signIn({ email: admin.email, password: admin.password }, from('192.0.2.1'))).status).toBe(
          201,
        );
      }
    }
  });

  test('counts of long ago are forgotten', async () => {
    api.clock.advance(3600);
    await api.signIn({ email: 'last@example.com', password: 'guess' }, from('192.0.2.77'));
    const [row] = await api.database.query<{ count: string }>('select count(*) from sign_in_tries');
    expect(Number(row?.count)).toBe(2);
  });
});

test('a demo admin signs in to a demo, and never in production', async () => {
  const { environment } = api.database;
  const demo = await createDemoOwner(environment, tenant.tenantId, 'demo@example.com');
  expect((await api.signIn(demo)).status).toBe(201);
  await expect(
    createDemoOwner({ ...environment, isProduction: true }, tenant.tenantId, 'demo2@example.com'),
  ).rejects.toThrow('development');
  const production = await createApplication({ ...environment, isProduction: true }, createLogger('silent'), {
    clock: api.clock,
  });
  const answer = await production.inject({
    method: 'POST',
    url: '/v1/sessions',
    headers: { origin: environment.publicUrl },
    payload: demo,
  });
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'auth.demo_admin_refused']);
  await production.close();
});

test('neither passwords nor sessions are in the log or in the database', async () => {
  const everything = JSON.stringify([
    api.logLines,
    await api.database.query('select admins::text as row from admins'),
    await api.database.query('select t::text as row from console_session_tokens t'),
    await api.database.query('select t::text as row from sign_in_tries t'),
  ]);
  expect(everything).not.toContain(ann.password);
  expect(everything).not.toContain(ann.cookie.split('=')[1]);
  expect(everything).toContain('argon2id');
});
