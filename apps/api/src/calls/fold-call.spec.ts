import { describe, expect, test } from '@jest/globals';
import { type Call, type CallStatus } from '@cordboard/contracts';
import { isFinal, type CallEvent, type CallRequested, type DialEnded, type LegChanged } from './call-event.js';
import { foldCall } from './fold-call.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, 0) + seconds * 1000).toISOString();

const aRequest = (changes: Partial<CallRequested> = {}): CallRequested => ({
  kind: 'requested',
  at: at(0.4),
  direction: 'outgoing',
  from: 'client:alice',
  to: '+14155550142',
  rungClientNames: [],
  refusal: null,
  ...changes,
});

const sequence: CallStatus[] = ['initiated', 'ringing', 'in-progress'];
const aLeg = (status: CallStatus, seconds: number, changes: Partial<LegChanged> = {}): LegChanged => ({
  kind: 'leg',
  at: at(seconds),
  from: '+14155550100',
  to: '+14155550142',
  legSid: 'CA-child',
  isFirstLeg: false,
  status,
  sequenceNumber: isFinal(status) ? 3 : sequence.indexOf(status),
  durationSeconds: null,
  ...changes,
});
const aFirstLeg = (status: CallStatus, seconds: number): LegChanged =>
  aLeg(status, seconds, {
    legSid: 'CA-parent',
    isFirstLeg: true,
    from: 'client:alice',
    to: '415 555 0142',
    sequenceNumber: 0,
  });

const aDialEnd = (changes: Partial<DialEnded> = {}): DialEnded => ({
  kind: 'dial-ended',
  at: at(30),
  from: 'client:alice',
  to: '415 555 0142',
  dialStatus: 'completed',
  callStatus: 'in-progress',
  durationSeconds: null,
  ...changes,
});

test('a practice call is answered at once, and ends with its caller’s leg: nobody is dialled for it', () => {
  const request = aRequest({ to: 'cordboard:practice' });
  expect(foldCall([request])).toMatchObject({ status: 'in-progress', answeredAt: request.at });
  const ended = foldCall([request, { ...aFirstLeg('completed', 20), durationSeconds: 20 }]);
  expect(ended).toMatchObject({ status: 'completed', endedAt: at(20), durationSeconds: 20 });
});

const answeredCall: CallEvent[] = [
  aRequest(),
  aLeg('initiated', 0),
  aLeg('ringing', 2),
  aLeg('in-progress', 5),
  aLeg('completed', 65, { durationSeconds: 60 }),
  aDialEnd({ at: at(65.2), durationSeconds: 60 }),
];

const ring = (name: string, status: CallStatus, seconds: number, changes: Partial<LegChanged> = {}) =>
  aLeg(status, seconds, { from: '+14155559999', to: `client:${name}`, legSid: `CA-${name}`, ...changes });
const anIncomingRequest = (changes: Partial<CallRequested> = {}) =>
  aRequest({
    direction: 'incoming',
    from: '+14155559999',
    to: '+14155550100',
    rungClientNames: ['alice', 'bob'],
    ...changes,
  });
const incomingEnd = { from: '+14155559999', to: '+14155550100' };

describe('an outgoing call', () => {
  test('that was answered', () => {
    expect(foldCall(answeredCall)).toEqual({
      direction: 'outgoing',
      from: 'client:alice',
      to: '+14155550142',
      clientName: 'alice',
      status: 'completed',
      startedAt: at(0.4),
      answeredAt: at(5),
      endedAt: at(65),
      durationSeconds: 60,
      refusal: null,
      clients: [{ name: 'alice', busy: false }],
    });
  });

  test.each<[CallStatus, number, boolean]>([
    ['initiated', 2, true],
    ['ringing', 3, true],
    ['in-progress', 4, true],
    ['completed', 5, false],
  ])('is %s after %i events', (status, count, busy) => {
    const call = foldCall(answeredCall.slice(0, count));
    expect(call).toMatchObject({ status, clients: [{ name: 'alice', busy }] });
    expect(call.endedAt === null).toBe(busy);
  });

  test.each<[string, CallStatus, CallEvent[]]>([
    ['the number is busy', 'busy', [aLeg('busy', 3), aDialEnd({ dialStatus: 'busy' })]],
    ['the number does not exist', 'failed', [aLeg('failed', 1), aDialEnd({ dialStatus: 'failed' })]],
    ['nobody answers', 'no-answer', [aLeg('no-answer', 30), aDialEnd({ dialStatus: 'no-answer' })]],
    [
      'the caller hangs up while it rings',
      'canceled',
      [aLeg('no-answer', 8), aDialEnd({ dialStatus: 'no-answer', callStatus: 'completed' })],
    ],
    ['the caller hangs up, and Twilio calls that canceled', 'canceled', [aLeg('canceled', 8)]],
    ['only the dial’s end is heard of', 'busy', [aDialEnd({ dialStatus: 'busy' })]],
    ['only the first leg’s end is heard of', 'no-answer', [aFirstLeg('completed', 9)]],
  ])('when %s is %s', (_, status, events) => {
    const call = foldCall([aRequest(), aLeg('initiated', 0), aLeg('ringing', 2), ...events]);
    expect(call).toMatchObject({ status, answeredAt: null, durationSeconds: 0 });
    expect(call.endedAt).not.toBeNull();
  });

  test('that was refused has failed at once, whatever comes after', () => {
    const refusal = { reason: 'own_name', sentence: 'You cannot call yourself.' };
    for (const later of [[], [aFirstLeg('completed', 7)], [aDialEnd()]]) {
      expect(foldCall([aRequest({ refusal }), ...later])).toMatchObject({
        status: 'failed',
        refusal,
        endedAt: at(0.4),
        durationSeconds: 0,
        clients: [{ name: 'alice', busy: false }],
      });
    }
  });

  test('between two clients involves both, and occupies the second once it has answered', () => {
    const [request, initiated, ringing, answered] = [
      aRequest({ to: 'client:bob', rungClientNames: ['bob'] }),
      ...(['initiated', 'ringing', 'in-progress'] as const).map((status, seconds) =>
        aLeg(status, seconds, { from: 'client:alice', to: 'client:bob' }),
      ),
    ];
    if (!request || !initiated || !ringing || !answered) throw new Error('Four events');
    expect(foldCall([request, initiated, ringing])).toMatchObject({
      direction: 'outgoing',
      clientName: 'alice',
      clients: [
        { name: 'alice', busy: true },
        { name: 'bob', busy: false },
      ],
    });
    expect(foldCall([request, initiated, ringing, answered]).clients).toContainEqual({ name: 'bob', busy: true });
  });

  test('whose first request was lost still ends right', () => {
    expect(foldCall(answeredCall.slice(1))).toMatchObject({
      direction: 'outgoing',
      from: 'client:alice',
      to: '+14155550142',
      clientName: 'alice',
      status: 'completed',
      durationSeconds: 60,
    });
  });

  test('answered within the second in which it began is not answered before it began', () => {
    const call = foldCall([aRequest(), aLeg('in-progress', 0), aLeg('completed', 0, { durationSeconds: 0 })]);
    expect([call.startedAt, call.answeredAt, call.endedAt]).toEqual([at(0.4), at(0.4), at(0.4)]);
  });

  test('whose answer was never heard of has it counted back from its end', () => {
    const call = foldCall([aRequest(), aLeg('completed', 65, { durationSeconds: 60 })]);
    expect(call).toMatchObject({ status: 'completed', answeredAt: at(5), durationSeconds: 60 });
  });
});

describe('an incoming call', () => {
  test('belongs to the client that answered, and stays in the log of the others', () => {
    const call = foldCall([
      anIncomingRequest(),
      ring('alice', 'ringing', 1),
      ring('bob', 'ringing', 1),
      ring('bob', 'in-progress', 4),
      ring('alice', 'no-answer', 4),
      ring('bob', 'completed', 14, { durationSeconds: 10 }),
    ]);
    expect(call).toMatchObject({ direction: 'incoming', clientName: 'bob', status: 'completed', durationSeconds: 10 });
    expect(call.clients.map(({ name }) => name)).toEqual(['alice', 'bob']);
  });

  test('goes on ringing while one of those rung declines', () => {
    const call = foldCall([
      anIncomingRequest(),
      ring('alice', 'ringing', 1),
      ring('alice', 'busy', 2),
      ring('bob', 'ringing', 1),
    ]);
    expect(call).toMatchObject({ status: 'ringing', clientName: null, endedAt: null });
  });

  test.each<[string, CallStatus, CallEvent[]]>([
    ['nobody answers', 'no-answer', [aDialEnd({ ...incomingEnd, dialStatus: 'no-answer' })]],
    [
      'the caller hangs up',
      'canceled',
      [aDialEnd({ ...incomingEnd, dialStatus: 'no-answer', callStatus: 'completed' })],
    ],
    ['all decline', 'no-answer', [ring('alice', 'busy', 3), ring('bob', 'busy', 4)]],
  ])('when %s is %s', (_, status, events) => {
    expect(foldCall([anIncomingRequest(), ring('alice', 'ringing', 1), ...events])).toMatchObject({
      status,
      clientName: null,
      durationSeconds: 0,
    });
  });

  test('for which nobody could be rung says so', () => {
    const refusal = { reason: 'nobody_reachable', sentence: 'Nobody was signed in to take the call.' };
    expect(foldCall([anIncomingRequest({ rungClientNames: [], refusal })])).toMatchObject({
      status: 'no-answer',
      refusal,
    });
  });
});

function* ordersOf<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of ordersOf([...items.slice(0, index), ...items.slice(index + 1)])) yield [item, ...rest];
  }
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed;
  return items
    .map((item) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return { item, rank: state };
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

describe('order and repetition do not matter', () => {
  test('all 720 orders of a call’s six events end the same', () => {
    const expected = foldCall(answeredCall);
    for (const events of ordersOf(answeredCall)) expect(foldCall(events)).toEqual(expected);
  });

  const histories: CallEvent[][] = [
    answeredCall,
    [
      aRequest(),
      aLeg('initiated', 0),
      aLeg('ringing', 2),
      aLeg('busy', 3),
      aDialEnd({ dialStatus: 'busy' }),
      aFirstLeg('no-answer', 3),
    ],
    [
      aRequest(),
      aLeg('no-answer', 9),
      aDialEnd({ dialStatus: 'no-answer', callStatus: 'completed' }),
      aFirstLeg('completed', 9),
    ],
    [
      anIncomingRequest(),
      ring('alice', 'ringing', 1),
      ring('bob', 'ringing', 1),
      ring('alice', 'in-progress', 3),
      ring('bob', 'canceled', 3),
      ring('alice', 'completed', 9, { durationSeconds: 6 }),
      aDialEnd({ ...incomingEnd, at: at(9) }),
    ],
  ];

  test('500 random sequences with repetitions end the same', () => {
    for (let seed = 0; seed < 500; seed++) {
      const history = histories[seed % histories.length] ?? [];
      const repeated = shuffled([...history, ...history, ...shuffled(history, seed).slice(0, 3)], seed + 1);
      expect(foldCall(repeated)).toEqual(foldCall(history));
    }
  });

  test('an ended call never lives again, and its outcome only becomes known better', () => {
    const known: Record<string, number> = { 'no-answer': 1, busy: 2, failed: 2, canceled: 2, completed: 3 };
    const rank = ({ status }: Pick<Call, 'status'>) => known[status] ?? 0;
    for (let seed = 0; seed < 500; seed++) {
      const events = shuffled(histories[seed % histories.length] ?? [], seed);
      const ranks = events.map((_, index) => rank(foldCall(events.slice(0, index + 1))));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }
  });
});
