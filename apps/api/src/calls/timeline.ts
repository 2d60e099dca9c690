import type { CallTimelineEvent } from '@cordboard/contracts';
import { isFinal, type CallEvent } from './call-event.js';
import type { CallEventEntity } from './call.entity.js';

type Row = Pick<CallEventEntity, 'event' | 'receivedAt'>;

/**
 * Twilio tells whole seconds, and in any order. Within a second things are put in the order in which calls go: asked,
 * dialled, rung, answered, hung up; and the dialled leg ends before the dial, the dial before the caller's own leg.
 */
export function inOrder(rows: readonly Row[]): CallTimelineEvent[] {
  return [...rows]
    .sort(
      (a, b) =>
        secondOf(a.event) - secondOf(b.event) ||
        stepOf(a.event) - stepOf(b.event) ||
        a.receivedAt.getTime() - b.receivedAt.getTime(),
    )
    .map(tell);
}

const secondOf = ({ at }: CallEvent) => Math.floor(Date.parse(at) / 1000);

const steps = ['queued', 'initiated', 'ringing', 'in-progress'] as const;

function stepOf(event: CallEvent): number {
  if (event.kind === 'requested') return 0;
  if (event.kind === 'dial-ended') return steps.length + 2;
  if (isFinal(event.status)) return steps.length + (event.isFirstLeg ? 3 : 1);
  return 1 + steps.findIndex((step) => step === event.status);
}

/** Field by field: what is ever added to the kept events is told only when somebody has decided that it may be. */
function tell({ event, receivedAt }: Row): CallTimelineEvent {
  const { at, from, to } = event;
  const told = { at, receivedAt: receivedAt.toISOString(), from, to };
  switch (event.kind) {
    case 'requested': {
      const { kind, direction, rungClientNames, refusal, twiml = null } = event;
      return { kind, ...told, direction, rungClientNames, refusal, twiml };
    }
    case 'leg': {
      const { kind, legSid, isFirstLeg, status, durationSeconds, sipResponseCode = null, errorCode = null } = event;
      return { kind, ...told, legSid, isFirstLeg, status, durationSeconds, sipResponseCode, errorCode };
    }
    case 'dial-ended': {
      const { kind, dialStatus, callStatus, durationSeconds } = event;
      return { kind, ...told, dialStatus, callStatus, durationSeconds };
    }
  }
}
