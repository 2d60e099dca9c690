import type { CallStatus } from '../calls/call-status.js';
import type { Leg } from '../calls/leg.js';

export type DialCallStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

export interface DialOutcome {
  readonly status: DialCallStatus;
  readonly wasBridged: boolean;
  /** The one that answered; when none did, one of those that were called. */
  readonly child?: Leg;
}

/** The fields that `<Dial action>` adds. */
export function dialParameters({ status, wasBridged, child }: DialOutcome): Record<string, string> {
  return {
    DialBridged: String(wasBridged),
    DialCallDuration: String(child?.durationSeconds ?? 0),
    ...(child && { DialCallSid: child.sid }),
    DialCallStatus: status,
  };
}

/** What a group whose legs all ended unanswered amounts to: somebody was rung before somebody was engaged. */
export function statusOfGroup(statuses: readonly CallStatus[]): DialCallStatus {
  const order = ['no-answer', 'busy', 'canceled', 'failed'] as const;
  return order.find((status) => statuses.includes(status)) ?? 'failed';
}
