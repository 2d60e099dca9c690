import { describe, expect, test } from '@jest/globals';
import { defaultCallingLimits, type ClientId } from '@cordboard/contracts';
import type { CallingLimits } from './calling-limits.js';
import { decideAdmission } from './decide-admission.js';
import { takeStock, type AdmittedCall } from './take-stock.js';

const now = new Date('2026-03-01T12:00:00.000Z');
const alice = 'alice' as ClientId;
const longestSeconds = 14_400;

const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const aCall = (call: Partial<AdmittedCall> = {}): AdmittedCall => ({
  callSid: 'CA1',
  clientId: alice,
  admittedAt: ago(600),
  grantedSeconds: 14_400,
  answeredAt: ago(590),
  endedAt: null,
  durationSeconds: null,
  ...call,
});
const stockOf = (calls: AdmittedCall[], settledSeconds = 0) => takeStock(calls, '2026-03-01', settledSeconds, now);
const decide = (calls: AdmittedCall[], limits: Partial<CallingLimits> = {}, settledSeconds = 0) =>
  decideAdmission(
    stockOf(calls, settledSeconds),
    { ...defaultCallingLimits, ...limits },
    { clientId: alice, longestSeconds },
  );

describe('a place among the calls that go on', () => {
  test('is held from the moment a call is let begin until its end is known', () => {
    const live = [aCall(), aCall({ admittedAt: ago(5), answeredAt: null })];
    expect(stockOf([...live, aCall({ endedAt: ago(1), durationSeconds: 589 })]).liveCalls).toEqual(live);
  });

  test('is not held for ever by a call of which Twilio never tells anything', () => {
    const silent = (seconds: number) => [aCall({ admittedAt: ago(seconds), answeredAt: null })];
    expect(stockOf(silent(89)).liveCalls).toHaveLength(1);
    expect(stockOf(silent(90)).liveCalls).toEqual([]);
  });

  test('nor by one whose end is never told: it cannot outlast its time limit', () => {
    const endless = (seconds: number) => [aCall({ grantedSeconds: 900, answeredAt: ago(seconds) })];
    expect(stockOf(endless(959)).liveCalls).toHaveLength(1);
    expect(stockOf(endless(960)).liveCalls).toEqual([]);
  });
});

describe('a call', () => {
  test('is let begin while there is a place, and not when there is none', () => {
    expect(decide([aCall()], { concurrentCalls: 2 })).toMatchObject({ kind: 'granted' });
    expect(decide([aCall(), aCall()], { concurrentCalls: 2 })).toEqual({ kind: 'refused', reason: 'too_many_calls' });
  });

  test('of a rep who has called too often in this minute has to wait', () => {
    const ended = { endedAt: ago(1), durationSeconds: 1 };
    const calls = [aCall({ admittedAt: ago(59), ...ended }), aCall({ admittedAt: ago(2), ...ended })];
    expect(decide(calls, { callsPerRepAndMinute: 2 })).toEqual({ kind: 'refused', reason: 'rep_calls_too_often' });
    expect(decide(calls.slice(1), { callsPerRepAndMinute: 2 })).toMatchObject({ kind: 'granted' });
    const bobs = calls.map((call) => ({ ...call, clientId: 'bob' as ClientId }));
    expect(decide(bobs, { callsPerRepAndMinute: 2 })).toMatchObject({ kind: 'granted' });
  });

  test('of a rep does not wait for calls that a clock which was put back since has put hours ahead', () => {
    const ended = { endedAt: ago(1), durationSeconds: 1 };
    const ahead = (seconds: number) => [aCall({ admittedAt: ago(-seconds), ...ended })];
    expect(decide(ahead(18_000), { callsPerRepAndMinute: 1 })).toMatchObject({ kind: 'granted' });
    // Clocks of two nodes differ a little.
    expect(decide(ahead(2), { callsPerRepAndMinute: 1 })).toEqual({ kind: 'refused', reason: 'rep_calls_too_often' });
  });

  test('is granted its whole length while the day has plenty', () => {
    expect(decide([])).toEqual({ kind: 'granted', seconds: 14_400 });
  });

  test('is granted what is left of the day, and refused when less than a minute is', () => {
    const ended = [aCall({ endedAt: ago(1), durationSeconds: 540 })];
    expect(decide(ended, { minutesPerDay: 20 })).toEqual({ kind: 'granted', seconds: 660 });
    expect(decide(ended, { minutesPerDay: 10 })).toEqual({ kind: 'granted', seconds: 60 });
    expect(decide(ended, { minutesPerDay: 10 }, 1)).toEqual({ kind: 'refused', reason: 'minutes_used_up' });
  });

  test('of yesterday takes nothing from today, but a place', () => {
    const yesterdays = [aCall({ admittedAt: new Date('2026-02-28T23:59:00Z') })];
    expect(decide(yesterdays, { minutesPerDay: 60, concurrentCalls: 2 })).toEqual({ kind: 'granted', seconds: 3600 });
    expect(decide(yesterdays, { concurrentCalls: 1 })).toEqual({ kind: 'refused', reason: 'too_many_calls' });
  });
});

test.each([
  [60, 50],
  [12_000, 50],
  [600, 3],
  [1, 1],
])('with %i minutes and %i at once, calls that all last as long as they may come to no more', (minutesPerDay, most) => {
  const calls: AdmittedCall[] = [];
  const limits = { ...defaultCallingLimits, callsPerRepAndMinute: 10_000, minutesPerDay, concurrentCalls: most };
  for (;;) {
    const admission = decideAdmission(stockOf(calls), limits, { clientId: alice, longestSeconds });
    if (admission.kind === 'refused') break;
    calls.push(aCall({ grantedSeconds: admission.seconds }));
  }
  const granted = calls.reduce((total, { grantedSeconds }) => total + grantedSeconds, 0);
  expect(granted).toBeLessThanOrEqual(minutesPerDay * 60);
  expect(calls.length).toBeGreaterThanOrEqual(Math.min(most, Math.ceil(minutesPerDay / 15)));
});

test('what is over is written off once Twilio has had a minute to correct it, with what it came to on its day', () => {
  const over = { durationSeconds: 42, endedAt: ago(60) };
  const stock = stockOf([
    aCall({ callSid: 'CA-over', ...over }),
    aCall({ callSid: 'CA-just-over', ...over, endedAt: ago(59) }),
    aCall({ callSid: 'CA-yesterday', ...over, admittedAt: new Date('2026-02-28T23:59:00Z') }),
    aCall({ callSid: 'CA-live' }),
  ]);
  expect(stock.settled).toEqual([
    { callSid: 'CA-over', seconds: 42 },
    { callSid: 'CA-yesterday', seconds: 0 },
  ]);
  expect(stock.usedSeconds).toBe(42 + 42 + 590);
});
