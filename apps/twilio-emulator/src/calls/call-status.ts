/** The words of Twilio's CallStatus. */
export const callStatuses = [
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
] as const;
export type CallStatus = (typeof callStatuses)[number];
export type FinalStatus = Extract<CallStatus, 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled'>;

export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

const sipResponseCodes: Record<FinalStatus, number> = {
  completed: 200,
  busy: 486,
  failed: 404,
  'no-answer': 487,
  canceled: 487,
};

export function sipResponseCodeOf(status: FinalStatus): number {
  return sipResponseCodes[status];
}

export function isFinal(status: CallStatus): status is FinalStatus {
  return status in sipResponseCodes;
}
