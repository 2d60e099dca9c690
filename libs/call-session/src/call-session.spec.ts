import { describe, expect, test } from '@jest/globals';
import { moveCall, type CallPhase, type CallState } from './call-state.js';
import { IllegalMove } from './line-state.js';
import { settle } from './manual-clock.js';
import { aRecord, TestSession } from './session.fixture.js';

const dana = { address: '+14155550142', label: 'Dana Whitfield' };

describe('an outgoing call', () => {
  test('is calling, ringing, in a call and ended, with the seconds since the answer', async () => {
    const rep = await new TestSession().signIn();
    expect(rep.session.dial(dana)).toEqual({ kind: 'dialled' });
    expect(rep.call).toMatchObject({ phase: 'calling', direction: 'outgoing', peer: dana });
    await settle();
    expect(rep.lastCall.customParameters.get('To')).toBe('+14155550142');
    rep.lastCall.theyRing();
    expect(rep.call).toMatchObject({ phase: 'ringing', callSid: rep.lastCall.sid });
    await rep.clock.advance(5_000);
    rep.lastCall.theyAnswer();
    await settle();
    expect(rep.call.phase).toBe('in-call');
    await rep.clock.advance(42_000);
    rep.lastCall.theyHangUp();
    expect(rep.call).toMatchObject({ phase: 'ended', outcome: { kind: 'completed', durationSeconds: 42 } });
  });

  test('that is hung up before Twilio has heard of it is not made after all', async () => {
    const rep = await new TestSession().signIn();
    rep.session.dial(dana);
    expect(rep.session.hangUp()).toBe(true);
    expect(rep.call).toMatchObject({ phase: 'ended', outcome: { kind: 'cancelled' } });
    await settle();
    expect(rep.lastCall.isAlive).toBe(false);
  });

  test('is refused while there is another, while there is no line, and without a number', async () => {
    const rep = new TestSession();
    expect(rep.session.dial(dana)).toMatchObject({ kind: 'refused', reason: 'not-ready' });
    await rep.talk();
    expect(rep.session.dial(dana)).toMatchObject({ kind: 'refused', reason: 'busy' });
    rep.session.hangUp();
    expect(rep.session.dial({ address: '  ', label: '' })).toMatchObject({ kind: 'refused', reason: 'empty' });
  });

  test.each([
    [31486, 'busy'],
    [31480, 'no-answer'],
    [31404, 'does-not-exist'],
    [31603, 'declined'],
    [31005, 'connection-lost'],
    [31101, 'failed'],
  ] as const)('that ends with error %i is told as %s', async (code, kind) => {
    const rep = await new TestSession().signIn();
    rep.session.dial(dana);
    await settle();
    rep.lastCall.theyHangUp(code);
    expect(rep.call).toMatchObject({ phase: 'ended', outcome: { kind } });
  });

  test.each([
    ['busy', 'busy'],
    ['no-answer', 'no-answer'],
    ['failed', 'does-not-exist'],
  ] as const)('that the log calls %s is told as %s, though the device heard a plain hang-up', async (status, kind) => {
    const rep = await new TestSession().signIn();
    rep.session.dial(dana);
    await settle();
    rep.lastCall.theyRing();
    // First the rep's own leg is over, and only then the log learns of the dialled one.
    rep.records.set(rep.lastCall.sid, aRecord({ status: 'completed' }));
    rep.lastCall.theyHangUp();
    expect(rep.call).toMatchObject({ outcome: { isSettled: false } });
    await rep.clock.advance(500);
    rep.records.set(rep.lastCall.sid, aRecord({ status }));
    await rep.clock.advance(1_000);
    expect(rep.call).toMatchObject({ outcome: { kind, isSettled: true, durationSeconds: null } });
  });

  test('that ends before its SID is known is found in the log all the same', async () => {
    const rep = await new TestSession().signIn();
    rep.session.dial(dana);
    await settle();
    rep.records.set('latest', aRecord({ status: 'busy' }));
    rep.lastCall.theyHangUp();
    await settle();
    expect(rep.call).toMatchObject({ callSid: aRecord({}).callSid, outcome: { kind: 'busy', isSettled: true } });
  });

  test('that Cordboard refuses says why, although a voice answered it', async () => {
    const rep = await new TestSession().talk();
    const refusal = { sentence: 'bob_2 is not a client of this company.' };
    rep.records.set(rep.lastCall.sid, aRecord({ status: 'failed', refusal }));
    rep.lastCall.theyHangUp();
    await settle();
    expect(rep.call).toMatchObject({ outcome: { kind: 'refused', sentence: refusal.sentence, durationSeconds: null } });
  });

  test('settles without the log when the log stays silent', async () => {
    const rep = await new TestSession().talk();
    rep.lastCall.theyHangUp();
    await rep.clock.advance(6_000);
    expect(rep.call).toMatchObject({ outcome: { kind: 'completed', isSettled: true } });
  });

  test('without a microphone says so, and so does the line', async () => {
    const rep = await new TestSession().signIn();
    rep.session.dial(dana);
    await settle();
    rep.microphoneReport = { kind: 'unusable', problem: 'microphone-refused' };
    rep.lastCall.theyHangUp(31401);
    await settle();
    expect(rep.call).toMatchObject({ outcome: { kind: 'microphone' } });
    expect(rep.line).toMatchObject({ phase: 'failed', failure: { reason: 'microphone-refused' } });
  });

  test('does not let the end of one call touch the next', async () => {
    const rep = await new TestSession().talk();
    const first = rep.lastCall;
    rep.session.hangUp();
    rep.session.dial({ address: 'bob_2', label: 'Bob' });
    await settle();
    first.theyHangUp(31486);
    await rep.clock.advance(10_000);
    expect(rep.call).toMatchObject({ phase: 'calling', peer: { label: 'Bob' } });
  });
});

describe('an incoming call', () => {
  const parameters = { callSid: `CA${'7'.repeat(32)}`, callerName: 'Dana Whitfield', calledNumber: '+14155550100' };

  test('shows who calls and which number, and is answered', async () => {
    const rep = await new TestSession().signIn();
    rep.switchboard.ring('alice', '+14155550142', parameters);
    expect(rep.call).toMatchObject({ phase: 'incoming', direction: 'incoming', peer: dana });
    expect(rep.call).toMatchObject({ callSid: parameters.callSid, calledNumber: '+14155550100' });
    expect(rep.session.answer()).toBe(true);
    expect(rep.call.phase).toBe('answering');
    await settle();
    expect(rep.call).toMatchObject({ phase: 'in-call', callSid: parameters.callSid });
  });

  test('is declined', async () => {
    const rep = await new TestSession().signIn();
    rep.switchboard.ring('alice', 'client:bob');
    expect(rep.call).toMatchObject({ peer: { address: 'bob', label: 'bob' } });
    expect(rep.session.decline()).toBe(true);
    expect(rep.call).toMatchObject({ phase: 'ended', outcome: { kind: 'declined' } });
  });

  test('is missed when the caller hangs up', async () => {
    const rep = await new TestSession().signIn();
    const [call] = rep.switchboard.ring('alice', '+14155550142', parameters);
    rep.records.set(parameters.callSid, aRecord({ direction: 'incoming', status: 'no-answer', clientName: null }));
    call?.theyGiveUp();
    await settle();
    expect(rep.call).toMatchObject({ outcome: { kind: 'missed', isSettled: true } });
  });

  const answeredAt = '2026-01-05T09:00:03.000Z';
  test.each([
    ['another rep has it', aRecord({ direction: 'incoming', clientName: 'bob', answeredAt, endedAt: null })],
    [
      'this rep has it in another tab',
      aRecord({ direction: 'incoming', clientName: 'alice', answeredAt, endedAt: null }),
    ],
    ['a colleague called, and another tab has it', aRecord({ clientName: 'bob', answeredAt, endedAt: null })],
  ])('is answered elsewhere when %s', async (_, record) => {
    const rep = await new TestSession().signIn();
    const [call] = rep.switchboard.ring('alice', '+14155550142', parameters);
    rep.records.set(parameters.callSid, record);
    call?.theyGiveUp();
    await settle();
    expect(rep.call).toMatchObject({ outcome: { kind: 'answered-elsewhere' } });
  });

  test('from a colleague that was answered here is simply over', async () => {
    const rep = await new TestSession().signIn();
    const [call] = rep.switchboard.ring('alice', 'client:bob', parameters);
    rep.session.answer();
    await settle();
    rep.records.set(parameters.callSid, aRecord({ clientName: 'bob', answeredAt, durationSeconds: 7 }));
    call?.theyHangUp();
    await settle();
    expect(rep.call).toMatchObject({ outcome: { kind: 'completed', durationSeconds: 7, isSettled: true } });
  });

  test('that is declined stays declined, whoever takes it then', async () => {
    const rep = await new TestSession().signIn();
    rep.switchboard.ring('alice', '+14155550142', parameters);
    rep.records.set(parameters.callSid, aRecord({ direction: 'incoming', clientName: 'bob', answeredAt }));
    rep.session.decline();
    await settle();
    expect(rep.call).toMatchObject({ outcome: { kind: 'declined', isSettled: true } });
  });

  test('leaves the first alone when a second one rings', async () => {
    const rep = await new TestSession().signIn();
    const [first] = rep.switchboard.ring('alice', '+14155550142', parameters);
    const [second] = rep.switchboard.ring('alice', '+14155550199');
    expect(second?.isAlive).toBe(false);
    expect(first?.isAlive).toBe(true);
    expect(rep.call).toMatchObject({ peer: dana });
  });
});

describe('during a call', () => {
  test('it is muted and unmuted', async () => {
    const rep = await new TestSession().talk();
    rep.session.mute(true);
    expect(rep.call).toMatchObject({ isMuted: true });
    rep.session.mute(false);
    expect(rep.call).toMatchObject({ isMuted: false });
  });

  test('tones are sent and remembered, and nonsense is not', async () => {
    const rep = await new TestSession().talk();
    expect(rep.session.sendDigits('2')).toBe(true);
    expect(rep.session.sendDigits('4#')).toBe(true);
    expect(rep.session.sendDigits('x')).toBe(false);
    expect(rep.lastCall.sentDigits).toBe('24#');
    expect(rep.call).toMatchObject({ digits: '24#' });
  });

  test('levels are told apart from the state', async () => {
    const rep = await new TestSession().talk();
    const heard: unknown[] = [];
    rep.session.onLevels((levels) => heard.push(levels));
    const before = rep.session.getSnapshot();
    rep.lastCall.hear(0.5, 0.25);
    expect(heard).toEqual([{ input: 0.5, output: 0.25 }]);
    expect(rep.session.getSnapshot()).toBe(before);
  });
});

test('commands that make no sense now do nothing and say so', async () => {
  const rep = await new TestSession().signIn();
  const { session } = rep;
  const done = [session.answer(), session.decline(), session.hangUp(), session.mute(true), session.sendDigits('1')];
  expect([...done, session.dismiss()]).toEqual(Array(6).fill(false));
  expect(rep.call.phase).toBe('idle');
});

const drawn: Readonly<Record<CallPhase, readonly CallPhase[]>> = {
  idle: ['calling', 'incoming'],
  calling: ['calling', 'ringing', 'in-call', 'ended'],
  ringing: ['ringing', 'in-call', 'ended'],
  incoming: ['answering', 'ended'],
  answering: ['in-call', 'ended'],
  'in-call': ['in-call', 'reconnecting', 'ended'],
  reconnecting: ['reconnecting', 'in-call', 'ended'],
  ended: ['ended', 'idle', 'calling', 'incoming'],
};
const phases = Object.keys(drawn) as CallPhase[];

test.each(phases)('from %s the state machine allows what its diagram shows, and refuses the rest', (from) => {
  for (const to of phases) {
    const move = () => moveCall({ phase: from } as CallState, { phase: to } as CallState);
    if (drawn[from].includes(to)) expect(move().phase).toBe(to);
    else expect(move).toThrow(IllegalMove);
  }
});
