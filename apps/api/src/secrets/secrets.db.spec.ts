import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSecretKey, randomBytes } from 'node:crypto';
import type { TenantId } from '@cordboard/contracts';
import { pino } from 'pino';
import { totpSecretColumn } from '../accounts/account-secrets.js';
import { createApplication } from '../application.js';
import { explainFailure } from '../explain-failure.js';
import { createLogger } from '../logger.js';
import { adoptOperatorSecrets } from '../operations/adopt-operator-secrets.js';
import { withOwner } from '../operations/with-owner.js';
import { codeOf } from '../testing/authenticator-app.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { LocalMasterKey } from './local-master-key.js';
import { MasterKeys } from './master-keys.js';
import { seal, UnsealError, type Place } from './sealed-box.js';
import { Secrets } from './secrets.js';

let api: TestApi;
let secrets: Secrets;
beforeAll(async () => {
  api = await TestApi.start();
  secrets = api.app.get(Secrets, { strict: false });
});
afterAll(() => api.stop());

const masterKeyBytes = () => api.database.environment.masterKeys.local[0] ?? Buffer.alloc(0);
const realm = (tenantId: TenantId) => ({ kind: 'tenant' as const, tenantId });

async function withSecondFactor(admin: TestAdmin): Promise<string> {
  const { body } = await api.call<{ secret: string }>(admin, 'POST', '/v1/me/second-factor', {
    password: admin.password,
  });
  const code = codeOf(body.secret, api.clock.now());
  expect((await api.call(admin, 'POST', '/v1/me/second-factor/confirm', { code })).status).toBe(201);
  return body.secret;
}

interface Stored {
  tenantId: TenantId;
  column: string;
  sealed: Buffer;
}

/** Every sealed secret as it lies in the database, and the place that it was sealed for. */
async function storedSecrets(): Promise<Stored[]> {
  const configs = await api.database.query<{ tenant: TenantId; key: Buffer; token: Buffer }>(
    'select tenant_id as tenant, api_key_secret_sealed as key, auth_token_sealed as token from twilio_configs',
  );
  const admins = await api.database.query<{ tenant: TenantId; id: string; totp: Buffer }>(
    'select tenant_id as tenant, id, totp_secret_sealed as totp from admins where totp_secret_sealed is not null',
  );
  return [
    ...configs.flatMap(({ tenant: tenantId, key, token }) => [
      { tenantId, column: 'twilio_configs.api_key_secret_sealed', sealed: key },
      { tenantId, column: 'twilio_configs.auth_token_sealed', sealed: token },
    ]),
    ...admins.map(({ tenant: tenantId, id, totp: sealed }) => ({ tenantId, column: `admins.totp_secret_sealed of ${id}`, sealed })), // prettier-ignore
  ];
}

describe('a sealed secret', () => {
  let stored: Stored[];
  beforeAll(async () => {
    const tenantIds: TenantId[] = [];
    for (const name of ['Acme', 'Globex']) {
      const tenant = await api.createTenant({ name });
      tenantIds.push(tenant.tenantId);
      for (const role of ['owner', 'admin'] as const) await withSecondFactor(await api.createAdmin(tenant, role));
    }
    stored = (await storedSecrets()).filter(({ tenantId }) => tenantIds.includes(tenantId));
    expect(stored).toHaveLength(8);
  });

  test('opens in its own place, and in no other tenant, column or row', async () => {
    for (const [index, { sealed }] of stored.entries()) {
      for (const [otherIndex, place] of stored.entries()) {
        const opening = (await secrets.of(realm(place.tenantId))).unseal.bind(await secrets.of(realm(place.tenantId)));
        if (index === otherIndex) expect(opening(place.column, sealed)).toMatch(/^\w+/);
        else expect(() => opening(place.column, sealed)).toThrow(UnsealError);
      }
    }
  });

  test('does not open once any byte of it was changed', async () => {
    for (const { tenantId, column, sealed } of stored) {
      const opening = await secrets.of(realm(tenantId));
      for (let index = 0; index < sealed.length; index++) {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(index) ^ (1 << (index % 8)), index);
        expect(() => opening.unseal(column, changed)).toThrow(UnsealError);
      }
    }
  });

  test('does not open with a data key of another tenant that was put in its tenant’s place', async () => {
    const [acme, globex] = [...new Set(stored.map(({ tenantId }) => tenantId))];
    const keys = await api.database.query<{ tenant: string; key: Buffer }>('select tenant_id as tenant, sealed_key as key from tenant_data_keys'); // prettier-ignore
    const keyOf = (tenant: string | undefined) => keys.find((row) => row.tenant === tenant)?.key;
    await api.database.query('update tenant_data_keys set sealed_key = $1 where tenant_id = $2', [keyOf(globex), acme]);
    const fresh = await createApplication(api.database.environment, createLogger('silent'));
    await expect(fresh.get(Secrets, { strict: false }).of(realm(acme as TenantId))).rejects.toThrow(UnsealError);
    await fresh.close();
    await api.database.query('update tenant_data_keys set sealed_key = $1 where tenant_id = $2', [keyOf(acme), acme]);
  });
});

describe('the master key', () => {
  test('that is not the one with which this database was sealed keeps the API from starting, and says which it was', async () => {
    const environment = { ...api.database.environment, masterKeys: { local: [randomBytes(32)], vault: undefined } };
    const failure = await createApplication(environment, createLogger('silent')).catch((error: unknown) => error);
    expect(explainFailure(failure)).toContain(new LocalMasterKey(masterKeyBytes()).id);
    expect(explainFailure(failure)).toContain('CORDBOARD_MASTER_KEY');
  });

  test('opens data keys from before its name was kept', async () => {
    const tenant = await api.createTenant();
    await api.database.query('update tenant_data_keys set master_key_id = null where tenant_id = $1', [
      tenant.tenantId,
    ]);
    const fresh = await createApplication(api.database.environment, createLogger('silent'));
    const headers = { authorization: `Bearer ${tenant.apiKey}` };
    const answer = await fresh.inject({ method: 'POST', url: '/v1/tokens', headers, payload: { clientName: 'alice' } });
    expect(answer.statusCode).toBe(201);
    await fresh.close();
  });

  test('no longer seals operators’ second factors itself: those of before come under a data key', async () => {
    const operator = await api.createOperator();
    const secret = await withSecondFactor(operator);
    const [row] = await api.database.query<{ id: string }>('select id from operators where email = $1', [
      operator.email,
    ]);
    const place: Place = ['operator', row?.id ?? '', 'totp_secret_sealed'];
    const formerly = seal(createSecretKey(masterKeyBytes()), Buffer.from(secret), place);
    await api.database.query('update operators set totp_secret_sealed = $1 where id = $2', [formerly, row?.id]);
    const adopt = () => withOwner(api.database.environment, (owner) => adoptOperatorSecrets(api.database.environment, owner)); // prettier-ignore
    expect([await adopt(), await adopt()]).toEqual([[operator.email], []]);
    const [adopted] = await api.database.query<{ sealed: Buffer }>('select totp_secret_sealed as sealed from operators where id = $1', [row?.id]); // prettier-ignore
    const column = totpSecretColumn({ kind: 'operator', operatorId: row?.id as never });
    expect((await secrets.of({ kind: 'operators' })).unseal(column, adopted?.sealed ?? Buffer.alloc(0))).toBe(secret);
  });
});

test('two first secrets at once are sealed with one data key', async () => {
  const { tenantId } = await api.createTenant({ connected: false });
  const nodes = await Promise.all(
    [1, 2, 3].map(() => createApplication(api.database.environment, createLogger('silent'))),
  );
  const opened = await Promise.all(nodes.map((node) => node.get(Secrets, { strict: false }).of(realm(tenantId))));
  const sealed = opened.map((each) => each.seal('column', 'the secret'));
  for (const each of opened) for (const one of sealed) expect(each.unseal('column', one)).toBe('the secret');
  await Promise.all(nodes.map((node) => node.close()));
});

test('what was opened is kept, and the master key is not asked again', async () => {
  let asked = 0;
  class CountingKey extends LocalMasterKey {
    override unseal(sealed: Buffer, place: Place): Promise<Buffer> {
      asked++;
      return super.unseal(sealed, place);
    }
  }
  const masterKeys = new MasterKeys([new CountingKey(masterKeyBytes())]);
  const app = await createApplication(api.database.environment, pino({ level: 'silent' }), {
    masterKeys,
    clock: api.clock,
  });
  const tenant: TestTenant = await api.createTenant();
  const issue = async () => {
    const headers = { authorization: `Bearer ${tenant.apiKey}` };
    return (await app.inject({ method: 'POST', url: '/v1/tokens', headers, payload: { clientName: 'bob' } }))
      .statusCode;
  };
  expect(await issue()).toBe(201);
  const afterFirst = asked;
  api.clock.advance(3600);
  expect([await issue(), asked]).toEqual([201, afterFirst]);
  await app.close();
});
