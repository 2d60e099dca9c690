import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TenantId } from '@cordboard/contracts';
import pg from 'pg';
import { createApplication } from '../application.js';
import { systemClock } from '../clock.js';
import type { Environment } from '../environment.js';
import { createLogger } from '../logger.js';
import { tenantDataKeyPlace } from '../secrets/data-key-rows.js';
import { LocalMasterKey } from '../secrets/local-master-key.js';
import type { MasterKeySettings } from '../secrets/master-key-settings.js';
import { Secrets } from '../secrets/secrets.js';
import { FakeTransitKey } from '../testing/fake-transit-key.js';
import { FakeVault } from '../testing/fake-vault.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { rotateMasterKey, type Rotation } from './rotate-master-key.js';

const rows = 10_000;
const [oldest, newer, newest] = [0, 1, 2].map(() => randomBytes(32)) as [Buffer, Buffer, Buffer];
const idOf = (bytes: Buffer) => new LocalMasterKey(bytes).id;

let api: TestApi;
let vault: FakeVault;
let tenants: TestTenant[];
let crowd: TenantId[];
const nodes: NestFastifyApplication[] = [];

beforeAll(async () => {
  api = await TestApi.start({ CORDBOARD_MASTER_KEY: oldest.toString('base64') });
  vault = await FakeVault.start(systemClock);
  vault.keys.set('cordboard', new FakeTransitKey());
  tenants = [await api.createTenant(), await api.createTenant()];
  crowd = Array.from({ length: rows }, () => randomUUID() as TenantId);
  const key = new LocalMasterKey(oldest);
  const sealed = await Promise.all(crowd.map(async (id) => (await key.seal(randomBytes(32), tenantDataKeyPlace(id, 1))).sealed)); // prettier-ignore
  await api.database.query(`insert into tenants (id, name) select id, 'One of many' from unnest($1::uuid[]) id`, [
    crowd,
  ]);
  await api.database.query(
    // Half of them from before names were kept.
    `insert into tenant_data_keys (tenant_id, version, sealed_key, master_key_id)
    select id, 1, sealed, case when number % 2 = 0 then $3 end
    from unnest($1::uuid[], $2::bytea[]) with ordinality as made (id, sealed, number)`,
    [crowd, sealed, key.id],
  );
}, 60_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await api.stop();
  await vault.stop();
});

const withKeys = (masterKeys: Partial<MasterKeySettings>): Environment => ({
  ...api.database.environment,
  masterKeys: { local: [], vault: undefined, ...masterKeys },
});
const inVault = () => ({
  ...{ address: vault.address, namespace: undefined, caCertificate: undefined, mount: 'transit', keyName: 'cordboard' },
  signIn: { kind: 'token' as const, token: { kind: 'value' as const, value: vault.createToken(0) } },
});

/** A node that has been nowhere yet: all its data keys are cold. */
async function startNode(masterKeys: Partial<MasterKeySettings>): Promise<NestFastifyApplication> {
  const node = await createApplication(withKeys(masterKeys), createLogger('silent'), { clock: api.clock });
  nodes.push(node);
  return node;
}

const issue = async (node: NestFastifyApplication, { apiKey }: TestTenant) => {
  const headers = { authorization: `Bearer ${apiKey}` };
  return (await node.inject({ method: 'POST', url: '/v1/tokens', headers, payload: { clientName: 'alice' } }))
    .statusCode;
};
const open = (node: NestFastifyApplication, tenantId: TenantId) =>
  node.get(Secrets, { strict: false }).of({ kind: 'tenant', tenantId });

const inUse = async () =>
  (
    await api.database.query<{ id: string | null; version: number }>(
      `select distinct master_key_id as id, master_key_version as version from (
        select master_key_id, master_key_version from tenant_data_keys
        union select master_key_id, master_key_version from operator_data_keys) as keys`,
    )
  ).map(({ id, version }) => `${id} v${version}`);

test('10,000 data keys get another master key under load: no token fails, cold tenants open all the while', async () => {
  const node = await startNode({ local: [newer, oldest] });
  const environment = withKeys({ local: [newer, oldest] });
  const told: Rotation[] = [];
  let isOver = false;
  // Each batch waits until there was load beside it, however slow the machine is.
  const load = new EventEmitter();
  const onProgress = async (rotation: Rotation) => {
    told.push(rotation);
    await once(load, 'round');
  };
  const rotating = rotateMasterKey(environment, { onProgress }).finally(() => (isOver = true));
  let [issued, opened] = [0, 0];
  while (!isOver) {
    api.clock.advance(6);
    const answers = await Promise.all(tenants.flatMap((tenant) => [issue(node, tenant), issue(node, tenant)]));
    expect(answers).toEqual([201, 201, 201, 201]);
    await Promise.all(Array.from({ length: 20 }, () => open(node, crowd[(opened++ * 7919) % rows] as TenantId)));
    issued += answers.length;
    load.emit('round');
  }
  const done = await rotating;
  expect([issued > 20, opened > 100]).toEqual([true, true]);
  expect(done).toEqual({ masterKeyId: idOf(newer), resealed: rows + 3, total: rows + 3, unopened: [] });
  expect(told.length).toBeGreaterThan(10);
  expect(told.map(({ resealed }) => resealed)).toEqual([...told.map(({ resealed }) => resealed)].sort((a, b) => a - b));
  expect(await inUse()).toEqual([`${idOf(newer)} v1`]);
  const alone = await startNode({ local: [newer] });
  expect(await Promise.all(tenants.map((tenant) => issue(alone, tenant)))).toEqual([201, 201]);
  expect(await rotateMasterKey(withKeys({ local: [newer] }))).toMatchObject({ resealed: 0, total: 0 });
}, 60_000);

test('a rotation whose connection is cut goes on where it was, five times over', async () => {
  const environment = withKeys({ local: [newest, newer] });
  let left = rows + 3;
  for (let kill = 0; kill < 5; kill++) {
    // In the middle of a batch, behind some that are written already: a connection that breaks while it idles is made anew.
    const behind = (1 + (kill % 3)) * 500 + 250;
    const [row] = await api.database.query<{ id: TenantId }>(`select tenant_id as id from tenant_data_keys where master_key_id <> $1 order by tenant_id offset $2 limit 1`, [idOf(newest), behind]); // prettier-ignore
    const inTheWay = await api.database.begin();
    await inTheWay.query('select from tenant_data_keys where tenant_id = $1 for update', [row?.id]);
    let resealed = 0;
    const rotating = rotateMasterKey(environment, {
      onProgress: (rotation) => {
        expect(rotation.total).toBe(left);
        resealed = rotation.resealed;
      },
    });
    const cut = expect(rotating).rejects.toThrow();
    expect(await api.database.waitForBlockedQuery(cut)).toBe(true);
    await api.database.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cordboard-operator' and datname = current_database()`); // prettier-ignore
    await cut;
    await inTheWay.commit();
    expect(resealed).toBeGreaterThanOrEqual(500);
    left -= resealed;
    expect(await inUse()).toHaveLength(2);
  }
  expect(await rotateMasterKey(environment)).toMatchObject({ resealed: left, total: left });
  expect([left < rows, await inUse()]).toEqual([true, [`${idOf(newest)} v1`]]);
}, 60_000);

test('while the installation still seals with the former key, a node with the next one does so, too', async () => {
  const [former, next] = [await startNode({ local: [newest] }), await startNode({ local: [oldest, newest] })];
  const newcomer = await api.database.query<{ id: TenantId }>(`insert into tenants (id, name) values (gen_random_uuid(), 'New') returning id`); // prettier-ignore
  const id = newcomer[0]?.id as TenantId;
  const sealed = (await open(next, id)).seal('column', 'secret');
  expect((await open(former, id)).unseal('column', sealed)).toBe('secret');
});

test('to Vault, from one version of its key to the next, and back', async () => {
  await api.database.query('delete from tenants where id = any ($1)', [crowd.slice(0, rows - 50)]);
  const both = withKeys({ local: [newest], vault: inVault() });
  expect(await rotateMasterKey(both)).toMatchObject({ masterKeyId: 'vault:transit/cordboard', unopened: [] });
  expect(await inUse()).toEqual(['vault:transit/cordboard v1']);
  vault.keys.get('cordboard')?.rotate();
  vault.requests.length = 0;
  await rotateMasterKey(withKeys({ vault: inVault() }));
  expect(await inUse()).toEqual(['vault:transit/cordboard v2']);
  expect(vault.requests.some((request) => request.includes('decrypt'))).toBe(false);
  const node = await startNode({ vault: inVault() });
  expect(await issue(node, tenants[0] as TestTenant)).toBe(201);
  await rotateMasterKey(both, { to: idOf(newest) });
  expect(await inUse()).toEqual([`${idOf(newest)} v1`]);
});

test('a key to go to that is not configured is named, with those that are', async () => {
  await expect(rotateMasterKey(withKeys({ local: [newest] }), { to: 'local:none' })).rejects.toThrow(
    `--to local:none is none of the master keys that are set, ${idOf(newest)}:`,
  );
});

test('a key that is in use and not configured is named before anything is changed', async () => {
  const rotating = rotateMasterKey(withKeys({ local: [oldest] }));
  await expect(rotating).rejects.toMatchObject({ why: expect.stringContaining(idOf(newest)) });
  expect(await inUse()).toEqual([`${idOf(newest)} v1`]);
});

test('a data key that was damaged is named, and keeps no other one from being sealed anew', async () => {
  const damaged = crowd[rows - 1] as TenantId;
  await api.database.query(`update tenant_data_keys set sealed_key = set_byte(sealed_key, 20, 255 - get_byte(sealed_key, 20)) where tenant_id = $1`, [damaged]); // prettier-ignore
  const done = await rotateMasterKey(withKeys({ local: [oldest, newest] }));
  expect([done.unopened, done.total - done.resealed]).toEqual([[damaged], 1]);
});

test('the API’s own role sees no other tenant’s data key by saying that it changes the master key', async () => {
  const asApplication = new pg.Client({ connectionString: api.database.environment.databaseAppUrl });
  await asApplication.connect();
  await asApplication.query(`select set_config('app.realm', 'master-key', false)`);
  for (const table of ['tenant_data_keys', 'operator_data_keys']) {
    expect((await asApplication.query(`select from ${table}`)).rowCount).toBe(0);
  }
  await asApplication.end();
});
