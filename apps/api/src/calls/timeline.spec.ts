import { expect, test } from '@jest/globals';
import { callEvent } from '@cordboard/contracts';
import type { CallEvent, LegChanged } from './call-event.js';
import { inOrder } from './timeline.js';

const leg = (status: LegChanged['status'], second: number, isFirstLeg = false): CallEvent => ({
  kind: 'leg',
  at: `2026-03-01T12:00:0${second}.000Z`,
  from: 'client:alice',
  to: '+14155550142',
  legSid: `CA${(isFirstLeg ? '1' : '2').repeat(32)}`,
  isFirstLeg,
  status,
  sequenceNumber: null,
  durationSeconds: null,
});
const ends = { from: 'client:alice', to: '+14155550142' };
/** As it happened. Twilio's second is whole, ours is not: what was asked at 0.4 was dialled "at 0". */
const events: CallEvent[] = [
  { kind: 'requested', at: '2026-03-01T12:00:00.400Z', ...ends, direction: 'outgoing', rungClientNames: [], refusal: null },
  leg('initiated', 0),
  leg('ringing', 0),
  leg('in-progress', 1),
  leg('completed', 5),
  { kind: 'dial-ended', at: '2026-03-01T12:00:05.900Z', ...ends, dialStatus: 'completed', callStatus: 'in-progress', durationSeconds: 4 },
  leg('completed', 5, true),
]; // prettier-ignore

test('a call’s events are told in the order in which they happened, however they came', () => {
  const receivedAt = new Date('2026-03-01T12:00:09.000Z');
  for (let rotation = 0; rotation < events.length; rotation++) {
    const rows = [...events.slice(rotation), ...events.slice(0, rotation)].map((event) => ({ event, receivedAt }));
    for (const order of [rows, [...rows].reverse()]) {
      const told = inOrder(order);
      expect(told.map(({ kind, at }) => [kind, at])).toEqual(events.map(({ kind, at }) => [kind, at]));
      expect(told.map((event) => callEvent.safeParse(event).error)).toEqual(events.map(() => undefined));
    }
  }
});
