import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { tokenIdParam, type AuditPage, type IssuedToken, type TenantId } from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { keyVersionOf } from '../secrets/realm-secrets.js';
import { Secrets } from '../secrets/secrets.js';
import { codeOf } from '../testing/authenticator-app.js';
import { aSid, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { TestIdentityProvider } from '../testing/test-identity-provider.js';
import { rotateDataKeys, type RotationProgress } from './rotate-data-keys.js';
import { sealedColumnNames } from './sealed-values.js';

let api: TestApi;
let other: NestFastifyApplication;
let provider: TestIdentityProvider;
let tenant: TestTenant;
let owner: TestAdmin;

const startNode = () =>
  createApplication(api.database.environment, createLogger('silent'), {
    clock: api.clock,
    heartbeat: api.heartbeat,
    twilio: api.twilio,
  });

beforeAll(async () => {
  api = await TestApi.start();
  other = await startNode();
  provider = await TestIdentityProvider.start(['https://voice.example.com/x']);
});
afterAll(async () => {
  await provider.stop();
  await other.close();
  await api.stop();
});
beforeEach(async () => {
  tenant = await api.createTenant();
  owner = await api.createAdmin(tenant);
});

const scope = () => tenant.tenantId;
const environment = () => api.database.environment;
const secretsOf = (node: NestFastifyApplication, tenantId = tenant.tenantId) =>
  node.get(Secrets, { strict: false }).of({ kind: 'tenant', tenantId });
const versionsOf = async (tenantId: TenantId) =>
  (await api.database.query<{ version: number }>('select version from tenant_data_keys where tenant_id = $1 order by 1', [tenantId])).map(({ version }) => version); // prettier-ignore
const issue = async (node = api.app) => {
  const headers = { authorization: `Bearer ${tenant.apiKey}` };
  return (await node.inject({ method: 'POST', url: '/v1/tokens', headers, payload: { clientName: 'alice' } })).json<IssuedToken>(); // prettier-ignore
};
const callWith = async (node: NestFastifyApplication, tokenId: string) => {
  const fields = { CallSid: aSid('CA'), From: 'client:alice', To: '+14155550142', [tokenIdParam]: tokenId };
  const { payload, ...request } = api.webhookRequest(tenant, 'outgoing', fields);
  return (await node.inject({ ...request, payload })).payload.includes('<Dial') ? 'dials' : 'is refused';
};
const signIn = async (answerCode: (challenge: string) => Promise<number>) => {
  const asked = await api.signIn({ email: owner.email, password: owner.password });
  return answerCode(String(asked.body['challenge']));
};
const answer = async (challenge: string, secret: string) => {
  api.clock.advance(60);
  const { publicUrl: origin } = environment();
  const code = codeOf(secret, api.clock.now());
  return (await api.inject({ method: 'POST', url: '/v1/sessions/second-factor', headers: { origin }, payload: { challenge, code } })).status; // prettier-ignore
};

async function switchSecondFactorOn(whose = owner): Promise<string> {
  const { password } = whose;
  const { body } = await api.call<{ secret: string }>(whose, 'POST', '/v1/me/second-factor', { password });
  const code = codeOf(body.secret, api.clock.now());
  expect((await api.call(whose, 'POST', '/v1/me/second-factor/confirm', { code })).status).toBe(201);
  return body.secret;
}

async function addProvider(): Promise<void> {
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, domains: [`${tenant.tenantId}.example`], isOn: false, isRequired: false, admitsSupervisors: false }; // prettier-ignore
  expect((await api.call(owner, 'PUT', '/v1/identity-provider', settings)).status).toBe(200);
}

async function replaceAuthToken(authToken: string): Promise<void> {
  await api.connect(tenant, { authToken });
  tenant.account.authToken = authToken;
  api.accountOf(tenant).authToken = authToken;
}

/** With which versions all that is sealed of this tenant is. */
async function versionsInUse(): Promise<number[]> {
  const found = new Set<number | undefined>();
  for (const name of sealedColumnNames.filter((each) => !each.startsWith('operators.'))) {
    const [table, column] = name.split('.');
    const rows = await api.database.query<{ sealed: Buffer }>(`select ${column} as sealed from ${table} where tenant_id = $1 and ${column} is not null`, [scope()]); // prettier-ignore
    for (const { sealed } of rows) found.add(keyVersionOf(sealed));
  }
  return [...found].map(Number).sort();
}

/** As soon as it is so: a message takes a few milliseconds. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 5_000) throw new Error('It has not become so within five seconds');
    await setImmediate();
  }
}

test('everything goes on at every moment of a rotation, on two nodes, and afterwards nothing is under the former key', async () => {
  await api.changeCallingRules(tenant, { callsPerRepAndMinute: 600, concurrentCalls: 600 });
  await replaceAuthToken('the-one-after-the-first');
  const totp = await switchSecondFactorOn();
  await addProvider();
  const before = await issue();
  const seen: string[] = [];
  let secret = 0;

  const work = async (moment: string) => {
    seen.push(moment);
    const tokens = [before, await issue(), await issue(other)];
    for (const node of [api.app, other]) {
      expect(await Promise.all(tokens.map(({ tokenId }) => callWith(node, tokenId)))).toEqual(['dials', 'dials', 'dials']); // prettier-ignore
    }
    await replaceAuthToken(`auth-token-${secret++}`);
    await until(async () => (await callWith(other, before.tokenId)) === 'dials');
  };
  await work('before');
  const done = await rotateDataKeys(environment(), {
    scope: scope(),
    onProgress: async ({ step }) => (step === 'waiting' ? undefined : work(step)),
    settle: async () => {
      const [one, two] = await Promise.all([secretsOf(api.app), secretsOf(other)]);
      const expected = seen.includes('sealed') ? 2 : 1;
      await until(async () => {
        const both = await Promise.all([secretsOf(api.app), secretsOf(other)]);
        return both.every((each) => each.sealingVersion === expected && each.deriveKeys('cordboard token ids').length === 2); // prettier-ignore
      });
      expect([one.sealingVersion, two.sealingVersion].every((version) => version <= expected)).toBe(true);
      // What follows from the keys is known anew after five seconds.
      api.clock.advance(6);
      await work('settled');
    },
  });
  api.clock.advance(6);
  await work('after');
  expect(seen).toEqual(['before', 'announced', 'settled', 'sealed', 'settled', 'replaced', 'after']);
  // API key secret, Auth Token and its former one, client secret, TOTP secret; some twice, as they were written meanwhile.
  expect(done).toMatchObject({ replaced: 1, unopened: [] });
  expect(done.resealed).toBeGreaterThanOrEqual(5);
  expect([await versionsOf(scope()), await versionsInUse()]).toEqual([[2], [2]]);
  expect(await signIn((asked) => answer(asked, totp))).toBe(201);
  const log = (await api.call<AuditPage>(owner, 'GET', '/v1/audit-log?action=data_key.replaced')).body.data;
  expect(log).toMatchObject([{ target: { kind: 'data-key', name: 'v2' }, actor: { kind: 'command-line' }, after: { version: 2 } }]); // prettier-ignore
});

test('of the operators’ data key, too: a challenge and a second factor of before are good afterwards', async () => {
  const totp = await switchSecondFactorOn();
  await switchSecondFactorOn(await api.createOperator());
  const ofOperators = () => api.database.query<{ version: number }>('select version from operator_data_keys');
  const [former] = await ofOperators();
  const version = Number(former?.version) + 1;
  const done = await signIn(async (challenge) => {
    await rotateDataKeys(environment(), { settle: async () => api.clock.advance(6) });
    api.clock.advance(6);
    return answer(challenge, totp);
  });
  expect(done).toBe(201);
  expect(await ofOperators()).toEqual([{ version }]);
  const [sealed] = await api.database.query<{ totp: Buffer }>('select totp_secret_sealed as totp from operators where totp_secret_sealed is not null'); // prettier-ignore
  expect(keyVersionOf(sealed?.totp ?? Buffer.alloc(0))).toBe(version);
});

test('what followed from a former key is recognised for a day, and no longer', async () => {
  const before = await issue();
  await rotateDataKeys(environment(), { scope: scope(), settle: async () => api.clock.advance(6) });
  const [fresh] = (await secretsOf(await freshNode())).deriveKeys('cordboard token ids');
  expect((await secretsOf(api.app)).deriveKeys('cordboard token ids')[0].equals(fresh)).toBe(true);
  api.clock.advance(6);
  expect(await callWith(other, before.tokenId)).toBe('dials');
  const later = new Date(Date.now() + 26 * 3_600_000);
  const secondsAhead = (later.getTime() - api.clock.now().getTime()) / 1000;
  api.clock.jump(secondsAhead);
  expect((await secretsOf(api.app)).deriveKeys('cordboard token ids')).toHaveLength(1);
  // What is made by a command, by the machine's own clock, is good for less than a day in other tests.
  api.clock.jump(-secondsAhead);
});

const fresh: NestFastifyApplication[] = [];
async function freshNode(): Promise<NestFastifyApplication> {
  const node = await startNode();
  fresh.push(node);
  return node;
}
afterAll(() => Promise.all(fresh.map((node) => node.close())));

const stops = (['announced', 'sealed', 'replaced', 'waiting'] as const).map((step) => [step] as const);

test.each(stops)(
  'stopped after the step "%s" it goes on when it is run again, and takes no key twice',
  async (step) => {
    const [one, two] = [tenant, await api.createTenant()];
    const stopOnce = (progress: RotationProgress) => {
      if (progress.step === step) throw new Error('Stopped');
    };
    const options = { settle: async () => undefined };
    const before = await Promise.all([one, two].map(({ tenantId }) => versionsOf(tenantId)));
    await expect(rotateDataKeys(environment(), { ...options, onProgress: stopOnce })).rejects.toThrow('Stopped');
    const done = await rotateDataKeys(environment(), options);
    expect(done.unopened).toEqual([]);
    const after = await Promise.all([one, two].map(({ tenantId }) => versionsOf(tenantId)));
    expect([before, after]).toEqual([[[1], [1]], [[2], [2]]]); // prettier-ignore
    const log = await api.database.query<{ action: string }>(`select action from audit_entries where action like 'data\\_keys.%' and target_id = 'all' order by sequence desc limit 2`); // prettier-ignore
    expect(log.map(({ action }) => action)).toEqual(['data_keys.rotation_ended', 'data_keys.rotation_begun']);
    api.clock.advance(6);
    expect(await callWith(other, (await issue()).tokenId)).toBe('dials');
  },
);

test('all that is sealed is sealed anew, once each, and counted', async () => {
  for (let company = 0; company < 5; company++) await api.createTenant();
  let sealed = 0;
  for (const name of sealedColumnNames) {
    const [table, column] = name.split('.');
    sealed += (await api.database.query(`select from ${table} where ${column} is not null`)).length;
  }
  const done = await rotateDataKeys(environment(), { settle: async () => undefined });
  expect([done.resealed, sealed > 10]).toEqual([sealed, true]);
});

test('two commands at once replace each key once', async () => {
  const run = () => rotateDataKeys(environment(), { scope: scope(), settle: async () => undefined });
  const done = await Promise.all([run(), run()]);
  expect(done.map(({ unopened }) => unopened)).toEqual([[], []]);
  expect([await versionsOf(scope()), await versionsInUse()]).toEqual([[2], [2]]);
});

test.each(['announced', 'sealed', 'replaced'] as const)(
  'a company that is deleted for good before it is %s stands in nobody’s way',
  async (step) => {
    const others = await Promise.all([1, 2, 3].map(async () => (await api.createTenant()).tenantId));
    // They come in the order of their IDs, two at a time.
    const [gone = scope()] = others.sort().reverse();
    const onProgress = async (progress: RotationProgress) => {
      if (progress.step === step) await api.database.query('delete from tenants where id = $1', [gone]);
    };
    const done = await rotateDataKeys(environment(), { settle: async () => undefined, onProgress });
    expect(done.unopened).toEqual([]);
    expect(await Promise.all(others.map(versionsOf))).toEqual([[], [2], [2]]);
  },
);

test('a key that is younger than asked stays, and nothing of it is in the log', async () => {
  const done = await rotateDataKeys(environment(), { scope: scope(), olderThanDays: 1 });
  expect(done).toEqual({ replaced: 0, resealed: 0, unopened: [] });
  expect(await versionsOf(scope())).toEqual([1]);
  const log = await api.database.query(`select from audit_entries where target_id = $1 and target_kind = 'data-key'`, [
    scope(),
  ]);
  expect(log).toEqual([]);
});

test('a secret that is damaged is named and keeps its key; once it is replaced the key goes', async () => {
  await api.database.query(`update twilio_configs set auth_token_sealed = set_byte(auth_token_sealed, 20, 255 - get_byte(auth_token_sealed, 20)) where tenant_id = $1`, [scope()]); // prettier-ignore
  const options = { scope: scope(), settle: async () => api.clock.advance(6) };
  const done = await rotateDataKeys(environment(), options);
  expect(done).toMatchObject({ replaced: 0, unopened: [`twilio_configs.auth_token_sealed of ${scope()}`] });
  expect(await versionsOf(scope())).toEqual([1, 2]);
  api.clock.advance(6);
  await replaceAuthToken('one-that-opens');
  expect(await rotateDataKeys(environment(), options)).toMatchObject({ replaced: 1, unopened: [] });
  expect(await versionsOf(scope())).toEqual([2]);
});

test('a node that has not heard writes nothing under a key that is gone, and is told to try again', async () => {
  const behind = await secretsOf(api.app);
  await rotateDataKeys(environment(), { scope: scope(), settle: async () => undefined });
  await until(async () => (await secretsOf(api.app)).sealingVersion === 2);
  const sealed = behind.seal('twilio_configs.auth_token_sealed', 'of yesterday');
  const write = api.database.query('update twilio_configs set auth_token_sealed = $2 where tenant_id = $1', [scope(), sealed]); // prettier-ignore
  await expect(write).rejects.toMatchObject({ code: 'CB001' });
  expect(await callWith(other, (await issue()).tokenId)).toBe('dials');
});

test('a write under the former key that is under way while that goes is sealed anew', async () => {
  const sealed = (await secretsOf(api.app)).seal('twilio_configs.auth_token_sealed', 'came first');
  const writing = await api.database.begin();
  await writing.query('update twilio_configs set auth_token_sealed = $2 where tenant_id = $1', [scope(), sealed]);
  const rotating = rotateDataKeys(environment(), { scope: scope(), settle: async () => undefined });
  expect(await api.database.waitForBlockedQuery(rotating)).toBe(true);
  await writing.commit();
  expect(await rotating).toMatchObject({ replaced: 1, unopened: [] });
  expect([await versionsOf(scope()), await versionsInUse()]).toEqual([[2], [2]]);
});

test('whoever keeps a sealed secret in a new column says so here, and the database looks after it', async () => {
  const columns = await api.database.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_sealed' and column_name <> 'former_keys_sealed'`,
  );
  expect(columns.map(({ name }) => name).sort()).toEqual([...sealedColumnNames].sort());
  const triggers = await api.database.query<{ name: string; arguments: string }>(
    `select tgrelid::regclass::text as name, encode(tgargs, 'escape') as arguments from pg_trigger where tgname = 'hold_data_key'`,
  );
  const held = triggers.flatMap(({ name, arguments: text }) => text.split('\\000').filter(Boolean).map((column) => `${name}.${column}`)); // prettier-ignore
  expect(held.sort()).toEqual([...sealedColumnNames].sort());
});

test('the API’s role deletes and changes no data key', async () => {
  const rights = await api.database.query<{ can: boolean }>(
    `select has_table_privilege(current_database() || '_app', 'tenant_data_keys', 'delete')
      or has_table_privilege(current_database() || '_app', 'tenant_data_keys', 'update') as can`,
  );
  expect(rights).toEqual([{ can: false }]);
});

test('a tenant that is not there is told, and nothing is begun', async () => {
  const nobody = '0196f3a2-7b1c-7d7e-8f00-0123456789ab' as TenantId;
  await expect(rotateDataKeys(environment(), { scope: nobody })).rejects.toThrow(`There is no tenant ${nobody}`);
});

test('while a node of another version is connected nothing is begun', async () => {
  const older = new Client({
    connectionString: environment().databaseAppUrl,
    application_name: 'cordboard-live',
  });
  await older.connect();
  await expect(rotateDataKeys(environment(), { scope: scope() })).rejects.toThrow(
    'Nodes of another version are connected (1), and would not follow: let all run this version first.',
  );
  await older.end();
  const version = await versionsOf(tenant.tenantId);
  expect(version).toHaveLength(1);
});
