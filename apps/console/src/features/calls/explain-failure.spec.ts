import { expect, test } from '@jest/globals';
import { callRefusals, type CallTimelineEvent } from '@cordboard/contracts';
import { aTimeline } from '../../testing/records.js';
import { failureOf } from './explain-failure.js';

type Leg = Extract<CallTimelineEvent, { kind: 'leg' }>;
const leg = (changes: Partial<Leg>): CallTimelineEvent => {
  const told = aTimeline().find((event): event is Leg => event.kind === 'leg');
  return { ...(told as Leg), ...changes };
};

test.each<[string, Partial<Leg>, string | undefined]>([
  [
    'that Twilio explains is told by its code',
    { status: 'failed', errorCode: 13227, sipResponseCode: 404 },
    'not-permitted',
  ],
  ['to a number that does not exist', { status: 'failed', sipResponseCode: 404 }, 'no-such-number'],
  ['that the carrier lost', { status: 'failed', sipResponseCode: 503 }, 'carrier'],
  ['to a busy line', { status: 'busy', sipResponseCode: 486 }, 'busy'],
  ['that nobody took', { status: 'no-answer', sipResponseCode: 487 }, 'no-answer'],
  ['of which nothing is known', { status: 'failed' }, 'not-connected'],
  ['that was talked through has none', { status: 'completed', sipResponseCode: 200 }, undefined],
  ['of the caller has none of its own', { status: 'no-answer', isFirstLeg: true }, undefined],
])('the cause of a leg %s', (_, changes, failure) => {
  expect(failureOf(leg(changes))).toBe(failure);
});

test('a refusal has the cause that was its reason', () => {
  const [requested] = aTimeline();
  if (requested?.kind !== 'requested') throw new Error('A timeline begins with the request.');
  const refused = (reason: string) => failureOf({ ...requested, refusal: { reason, sentence: 'No.' } });
  expect(refused('no_caller_id')).toBe('no-caller-id');
  for (const problem of callRefusals) {
    expect([problem, refused(problem)]).toEqual([problem, expect.any(String)]);
  }
  expect(refused('a reason of next year')).toBeUndefined();
  expect(failureOf(requested)).toBeUndefined();
});
