import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TwilioCheckPage } from '@cordboard/contracts';
import { FakeTwilio } from '@cordboard/twilio-gateway';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { TestApi, TestHeartbeat, type TestTenant } from '../testing/test-api.js';
import { changeTenant } from '../operations/change-tenant.js';
import { CheckRounds } from './check-rounds.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const minutes = (count: number) => api.clock.advance(60 * count);
const round = () => api.app.get(CheckRounds).makeRound();
const checksOf = async (tenant: TestTenant) =>
  (await api.call<TwilioCheckPage>(tenant, 'GET', '/v1/twilio-checks')).body.data;

describe('scheduled checks', () => {
  test('come to every connected tenant within 15 minutes, and then about every 15', async () => {
    const tenants = [await api.createTenant(), await api.createTenant(), await api.createTenant()];
    const newcomer = await api.createTenant({ connected: false });
    minutes(15);
    await round();
    const counts = () => Promise.all(tenants.map(async (tenant) => (await checksOf(tenant)).length));
    expect(await counts()).toEqual([1, 1, 1]);
    minutes(13);
    await round();
    expect(await counts()).toEqual([1, 1, 1]);
    minutes(4);
    await round();
    expect(await counts()).toEqual([2, 2, 2]);
    expect((await checksOf(tenants[0] as TestTenant))[0]).toMatchObject({ cause: 'schedule', by: null });
    expect(await checksOf(newcomer)).toEqual([]);
  });

  test('are made by one node each, however many make their rounds at once', async () => {
    const tenants = await Promise.all(Array.from({ length: 9 }, () => api.createTenant()));
    const other = await createApplication(api.database.environment, createLogger('silent'), {
      ...{ clock: api.clock, heartbeat: new TestHeartbeat(), twilio: api.twilio },
    });
    minutes(17);
    const nodes = [api.app.get(CheckRounds), other.get(CheckRounds)];
    await Promise.all(nodes.map((node) => node.makeRound()));
    for (const tenant of tenants) expect(await checksOf(tenant)).toHaveLength(1);
    await other.close();
  });

  test('pass by who is suspended, until they are not', async () => {
    const tenant = await api.createTenant();
    const change = (kind: 'suspend' | 'resume') => changeTenant(api.database.environment, tenant.tenantId, { kind });
    await change('suspend');
    minutes(17);
    await round();
    await change('resume');
    minutes(1);
    expect(await checksOf(tenant)).toEqual([]);
    minutes(17);
    await round();
    expect(await checksOf(tenant)).toHaveLength(1);
  });

  test('of one tenant that fail leave the others alone', async () => {
    const [broken, fine] = [await api.createTenant(), await api.createTenant()];
    await api.database.query(`update twilio_configs set api_key_secret_sealed = '\\x00' where tenant_id = $1`, [
      broken.tenantId,
    ]);
    minutes(17);
    await round();
    expect([(await checksOf(broken)).length, (await checksOf(fine)).length]).toEqual([0, 1]);
  });

  test('beat by the clock, and end with the process: the one in hand is finished', async () => {
    const tenant = await api.createTenant();
    minutes(17);
    // Of all who are due by now only four are in hand at a time.
    const isFirst = 'update twilio_check_schedule set next_check_at = to_timestamp(0) where tenant_id = $1';
    await api.database.query(isFirst, [tenant.tenantId]);
    const [heartbeat, twilio] = [new TestHeartbeat(), new SlowTwilio(api.twilio)];
    const node = await createApplication(api.database.environment, createLogger('silent'), {
      ...{ clock: api.clock, heartbeat, twilio },
    });
    heartbeat.beat();
    await twilio.wasAsked;
    const closed = node.close();
    twilio.answer();
    await closed;
    expect(await checksOf(tenant)).toHaveLength(1);
    heartbeat.beat();
  });
});

/** Keeps whoever asks about an account waiting until it is told to answer. */
class SlowTwilio extends FakeTwilio {
  answer: () => void = () => undefined;
  #heard: () => void = () => undefined;
  readonly #answered = new Promise<void>((resolve) => (this.answer = resolve));
  readonly wasAsked = new Promise<void>((resolve) => (this.#heard = resolve));

  constructor(like: FakeTwilio) {
    super();
    for (const [sid, account] of like.accounts) this.accounts.set(sid, account);
  }

  override async readAccount(...asked: Parameters<FakeTwilio['readAccount']>) {
    this.#heard();
    await this.#answered;
    return super.readAccount(...asked);
  }
}
