import type { Call, CallStatus } from '@cordboard/contracts';

/** What one webhook told about a call. Times are ISO 8601; `from` and `to` are those of the leg that it is about. */
export type CallEvent = CallRequested | LegChanged | DialEnded;

/** Twilio asked what to do with a call, and this is what was decided. */
export interface CallRequested {
  kind: 'requested';
  at: string;
  direction: Call['direction'];
  from: string;
  to: string;
  /** The clients that are rung for it. */
  rungClientNames: string[];
  refusal: Call['refusal'];
  /** Our answer; calls of earlier versions are without. */
  twiml?: string;
  /** What the caller's token said its id was. */
  tokenId?: string | undefined;
}

/** A leg changed its state. */
export interface LegChanged {
  kind: 'leg';
  at: string;
  from: string;
  to: string;
  legSid: string;
  /** Is it the call's own first leg, as opposed to one that was dialled for it? */
  isFirstLeg: boolean;
  status: CallStatus;
  sequenceNumber: number | null;
  /** From answer to end; known at the end alone. */
  durationSeconds: number | null;
  /** How its end was signalled, as in 404 or 486; calls of earlier versions are without. */
  sipResponseCode?: number | null;
  /** Twilio's code of what went wrong, as in 13227. */
  errorCode?: number | null;
}

/** The dial came to its end, answered or not; or its caller left. */
export interface DialEnded {
  kind: 'dial-ended';
  at: string;
  from: string;
  to: string;
  dialStatus: CallStatus;
  /** The state of the first leg; a final one says that the caller has gone. */
  callStatus: CallStatus;
  durationSeconds: number | null;
}

/** The same for each delivery of one webhook: Twilio delivers at least once. */
export function eventKey(event: CallEvent): string {
  if (event.kind !== 'leg') return event.kind;
  return `leg:${event.legSid}:${event.sequenceNumber ?? '-'}:${event.status}`;
}

const finalStatuses: ReadonlySet<CallStatus> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

export const isFinal = (status: CallStatus) => finalStatuses.has(status);

/** The client's name in `client:NAME`; undefined for a phone number. */
export const clientNameOf = (address: string) => /^client:([A-Za-z0-9_]{1,121})$/.exec(address)?.[1];

/** What a softphone calls to be tried out: nobody is dialled for it. No client name and no number is written so. */
export const practiceDestination = 'cordboard:practice';
