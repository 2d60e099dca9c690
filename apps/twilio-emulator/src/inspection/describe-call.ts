import type { Leg } from '../calls/leg.js';

/** A leg as people and tests see it. */
function describeLeg(leg: Leg): Record<string, unknown> {
  return {
    callSid: leg.sid,
    accountSid: leg.account.sid,
    parentCallSid: leg.parent?.sid ?? null,
    direction: leg.direction,
    from: leg.from,
    to: leg.to,
    status: leg.status,
    startedAt: leg.createdAt.toISOString(),
    answeredAt: leg.answeredAt?.toISOString() ?? null,
    endedAt: leg.endedAt?.toISOString() ?? null,
    durationSeconds: leg.durationSeconds,
    ...leg.measure(),
    digits: leg.digits,
    spoken: leg.events.filter(({ event }) => event === 'said').map(({ detail }) => detail ?? ''),
    events: leg.events,
  };
}

export function describeCall(parent: Leg, children: readonly Leg[]): Record<string, unknown> {
  return {
    callSid: parent.sid,
    accountSid: parent.account.sid,
    status: parent.status,
    legs: [parent, ...children].map(describeLeg),
  };
}
