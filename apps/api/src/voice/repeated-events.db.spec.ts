import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Call } from '@cordboard/contracts';
import { random } from '../testing/random.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let tokenId: string;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  // More calls at a time than a rep makes.
  await api.changeCallingRules(tenant, { concurrentCalls: 1_000, callsPerRepAndMinute: 600, minutesPerDay: 1_000_000 });
  for (const clientName of ['alice', 'bob']) await api.call(tenant, 'POST', '/v1/tokens', { clientName });
  tokenId = (await api.createTokenId(tenant, 'client:alice')) ?? '';
});
afterAll(() => api.stop());

interface Delivery {
  kind: string;
  form: Record<string, string>;
}

/** What Twilio tells of a call of alice's that was answered and lasted ten seconds. */
function deliveriesOf(callSid: string): Record<'asked' | 'answered' | 'completed' | 'dialEnded', Delivery> {
  const first = { CallSid: callSid, From: 'client:alice', To: '+14155550142', Direction: 'inbound' };
  const at = (seconds: number) => new Date(api.clock.now().getTime() + seconds * 1000).toUTCString();
  const leg = {
    ...{ CallSid: `CA${'d'.repeat(16)}${callSid.slice(-16)}`, ParentCallSid: callSid },
    ...{ From: '+14155550100', To: '+14155550142', Direction: 'outbound-dial' },
  };
  const end = { CallStatus: 'completed', SequenceNumber: '3', Timestamp: at(13), CallDuration: '10' };
  const dialEnd = { DialCallStatus: 'completed', DialCallDuration: '10', DialBridged: 'true' };
  return {
    asked: { kind: 'outgoing', form: { ...first, CallStatus: 'ringing', CordboardTokenId: tokenId } },
    answered: {
      kind: 'status',
      form: { ...leg, CallStatus: 'in-progress', SequenceNumber: '2', Timestamp: at(3) },
    },
    completed: { kind: 'status', form: { ...leg, ...end } },
    dialEnded: { kind: 'dial-ended', form: { ...first, CallStatus: 'in-progress', ...dialEnd } },
  };
}

const deliver = ({ kind, form }: Delivery) => api.webhookAsItIs(tenant, kind, form);

async function deliverInTurn(deliveries: readonly Delivery[]): Promise<void> {
  for (const delivery of deliveries) expect((await deliver(delivery)).status).toBe(200);
}

/** All that is kept of a call, but for which it is. */
async function callOf(callSid: string): Promise<object> {
  const { body } = await api.call<Call>(tenant, 'GET', `/v1/calls/${callSid}`);
  const clients = await api.database.query('select name_key, busy from call_clients where call_sid = $1 order by 1', [
    callSid,
  ]);
  const [rows] = await api.database.query<{ calls: number; events: number }>(
    `select (select count(*)::int from calls where call_sid = $1) as calls,
      (select count(*)::int from call_events where call_sid = $1) as events`,
    [callSid],
  );
  const call = JSON.parse(JSON.stringify(body).replaceAll(callSid, 'CALL').replaceAll(callSid.slice(-16), 'LEG'));
  return { ...call, clients, rows };
}

const expectedCall = {
  status: 'completed',
  durationSeconds: 10,
  clientName: 'alice',
  to: '+14155550142',
  clients: [{ name_key: 'alice', busy: false }],
  rows: { calls: 1, events: 4 },
};

/** The call as it ends when all comes once and in its order. */
async function anOrdinaryCall(): Promise<object> {
  const callSid = aSid('CA');
  await deliverInTurn(Object.values(deliveriesOf(callSid)));
  const call = await callOf(callSid);
  expect(call).toMatchObject(expectedCall);
  return call;
}

describe('an event that is delivered ten times at once', () => {
  test.each(['asked', 'answered', 'completed', 'dialEnded'] as const)('is one row: %s', async (event) => {
    const callSid = aSid('CA');
    const delivery = deliveriesOf(callSid)[event];
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(delivery)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await callOf(callSid)).toMatchObject({ rows: { calls: 1, events: 1 } });
  });

  test('is one row when somebody calls in', async () => {
    const form = { CallSid: aSid('CA'), From: '+14155559999', To: '+14155550100', CallStatus: 'ringing' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver({ kind: 'incoming', form })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await callOf(form.CallSid)).toMatchObject({ direction: 'incoming', rows: { calls: 1, events: 1 } });
  });

  test('is one row beside all the others, ten times each', async () => {
    const callSid = aSid('CA');
    const { pick } = random(7);
    const deliveries = Object.values(deliveriesOf(callSid));
    const storm = [...deliveries, ...Array.from({ length: 36 }, () => pick(deliveries))];
    await Promise.all(storm.map(deliver));
    expect(await callOf(callSid)).toEqual(await anOrdinaryCall());
  });
});

function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('in whatever order the events of a call come, it ends the same', () => {
  test('in all 24 orders of four', async () => {
    const ordinary = await anOrdinaryCall();
    const callSids = ordersOf([0, 1, 2, 3]).map((order) => ({ order, callSid: aSid('CA') }));
    await Promise.all(
      callSids.map(({ order, callSid }) => {
        const deliveries = Object.values(deliveriesOf(callSid));
        return deliverInTurn(order.map((place) => deliveries[place] as Delivery));
      }),
    );
    for (const { order, callSid } of callSids) expect([order, await callOf(callSid)]).toEqual([order, ordinary]);
  });

  // A hundred at a time: done soon on a slow machine, too.
  test.each([1, 101, 201, 301, 401])(
    'in a hundred random sequences with repetitions, the earlier delivered again after the end, from seed %i',
    async (firstSeed) => {
      const ordinary = await anOrdinaryCall();
      const seeds = Array.from({ length: 100 }, (_, each) => firstSeed + each);
      const sequences = seeds.map((seed) => {
        const callSid = aSid('CA');
        const { below, many, pick } = random(seed);
        const deliveries = Object.values(deliveriesOf(callSid));
        const order = ordersOf(deliveries)[below(24)] ?? [];
        return {
          seed,
          callSid,
          sequence: [...many(2, () => pick(deliveries)), ...order, ...many(3, () => pick(deliveries))],
        };
      });
      // As many at once as there are connections.
      const waiting = [...sequences];
      const takeTurns = async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) await deliverInTurn(next.sequence);
      };
      await Promise.all(Array.from({ length: 10 }, takeTurns));
      for (const { seed, callSid } of sequences) expect([seed, await callOf(callSid)]).toEqual([seed, ordinary]);
    },
  );
});
