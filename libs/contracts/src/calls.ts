import { z } from 'zod';
import { callSid, clientName } from './identifiers.js';
import { pageOf, pageQuery } from './paging.js';

/** Twilio's words for the state of a call. The last five are final. */
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

export const callDirections = ['outgoing', 'incoming'] as const;

export const call = z.strictObject({
  /** The SID of the first leg: the rep's own for an outgoing call, the caller's for an incoming one. */
  callSid,
  direction: z.enum(callDirections),
  /** `client:NAME`, an E.164 number, or what the carrier sent instead of one. */
  from: z.string(),
  to: z.string(),
  /** The client who called (outgoing) or who answered (incoming); null while nobody has. */
  clientName: clientName.nullable(),
  status: z.enum(callStatuses),
  startedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** From answer to end, in whole seconds; null until the call has ended. */
  durationSeconds: z.int().nullable(),
  /** Why Cordboard refused to connect it, in a sentence for the rep; null when it did not. */
  refusal: z.strictObject({ reason: z.string(), sentence: z.string() }).nullable(),
});
export type Call = z.infer<typeof call>;

export const listCallsQuery = pageQuery.extend({
  /** Only calls that this client made, took or was made to. */
  clientName: clientName.optional(),
});
export const callPage = pageOf(call);
export type CallPage = z.infer<typeof callPage>;
