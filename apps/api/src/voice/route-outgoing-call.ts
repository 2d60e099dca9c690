import { practiceDestination } from '../calls/call-event.js';
import type { CallRefusalReason, ClientId, DestinationProblem, LimitProblem } from '@cordboard/contracts';
import { readDestination } from '../calling-rules/read-destination.js';
import { refuseCall } from '../calling-rules/refusals.js';

/** What becomes of a call that a rep makes. A plain value: the TwiML is written from it, and the call log keeps it. */
export type OutgoingDecision =
  | ({ kind: 'dial-number'; number: string; callerId: string; callerName: string } & Connected)
  | ({
      kind: 'dial-client';
      clientNames: readonly [string, ...string[]];
      callerName: string;
      calledName: string;
    } & Connected)
  | ({ kind: 'practice' } & Connected)
  | Refusal;

interface Connected {
  /** Whose call it is. */
  callerClientId: ClientId;
}

export interface Refusal {
  kind: 'refused';
  reason: CallRefusalReason;
  /** For the rep: spoken, and shown in the call log. */
  sentence: string;
}

type RefusalReason = Exclude<CallRefusalReason, DestinationProblem | LimitProblem>;

const sentences: Record<RefusalReason, string> = {
  caller_unknown: 'This call did not come from a registered client.',
  caller_not_registered: 'This client name is not registered any more. Please ask your administrator.',
  caller_suspended: 'You have been suspended by your company. Please ask your administrator.',
  token_revoked: 'Your sign-in was ended by your company. Please reload the page to sign in again.',
  token_unknown: 'Your sign-in is not known here. Please reload the page to sign in again.',
  no_destination: 'There is no number to call. Please enter one and try again.',
  destination_suspended: 'This colleague cannot be called at the moment.',
  own_name: 'You cannot call yourself.',
  no_caller_id: 'Your company has not chosen a number to call from yet. Please ask your administrator.',
  nobody_reachable: 'Nobody was signed in to take the call.',
  tenant_suspended: 'Your company’s account is suspended. Please ask your administrator.',
  request_ambiguous: 'This call could not be understood.',
};

export const refuse = (reason: RefusalReason): Refusal => ({ kind: 'refused', reason, sentence: sentences[reason] });

export interface RegisteredClient {
  id: ClientId;
  name: string;
  displayName: string;
  suspendedAt: Date | null;
  tokensRevokedAt: Date | null;
  /** The caller ID is its own or its team's; null for the tenant's. */
  overrides: { callerId: string | null };
  /** Its name first. */
  ringingNames: readonly string[];
}

export interface OutgoingCallRequest {
  /** The name in the caller's signed token; undefined when the call came from elsewhere. */
  callerName: string | undefined;
  /** What the rep typed or clicked: a number in any spelling, a client's name, `client:NAME`. */
  to: string;
  /** The tenant's country, whose spellings a number without "+" has. */
  country: string;
  /** The tenant's. */
  callerId: string | undefined;
}

/** Is the token good with which this client calls? */
export type JudgeToken = (caller: RegisteredClient) => Promise<'good' | 'unknown' | 'revoked'>;

/** Looks a name up among the clients of the caller's own tenant: no other tenant's can be found, or dialled. */
export type FindClient = (name: string) => Promise<RegisteredClient | undefined>;

/** Twilio rings no more at once. */
const mostRungNames = 10;

export async function routeOutgoingCall(
  { callerName, to, country, callerId }: OutgoingCallRequest,
  findClient: FindClient,
  judgeToken: JudgeToken,
): Promise<OutgoingDecision> {
  if (callerName === undefined) return refuse('caller_unknown');
  const caller = await findClient(callerName);
  if (!caller) return refuse('caller_not_registered');
  if (caller.suspendedAt) return refuse('caller_suspended');
  const token = await judgeToken(caller);
  if (token !== 'good') return refuse(token === 'revoked' ? 'token_revoked' : 'token_unknown');

  const destination = to.trim();
  if (destination === '') return refuse('no_destination');
  const callerClientId = caller.id;
  if (destination === practiceDestination) return { kind: 'practice', callerClientId };
  const read = readDestination(destination, country);
  if (read.kind === 'number') {
    const shownNumber = caller.overrides.callerId ?? callerId;
    if (shownNumber === undefined) return refuse('no_caller_id');
    return {
      kind: 'dial-number',
      number: read.number.number,
      callerId: shownNumber,
      callerName: caller.displayName,
      callerClientId,
    };
  }

  const name = destination.replace(/^client:/i, '');
  const called = /^[A-Za-z0-9_]{1,121}$/.test(name) ? await findClient(name) : undefined;
  if (!called) return refuseCall(problemOf[read.kind]);
  if (called.id === caller.id) return refuse('own_name');
  if (called.suspendedAt) return refuse('destination_suspended');
  return {
    kind: 'dial-client',
    clientNames: [called.name, ...called.ringingNames.slice(1, mostRungNames)],
    callerName: caller.displayName,
    calledName: called.displayName,
    callerClientId,
  };
}

const problemOf = { emergency: 'emergency_number', short: 'short_number', other: 'destination_unknown' } as const;
