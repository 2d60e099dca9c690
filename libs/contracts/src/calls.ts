import { z } from 'zod';
import { callDirections, callOrders, callStatuses } from './call-words.js';
import { crmUser } from './crm-user.js';
import { fieldRules } from './field-rules.js';
import { clientName } from './client-name.js';
import { callSid } from './identifiers.js';
import { pageOf, pageQuery } from './paging.js';

export const call = z.strictObject({
  /** The SID of the first leg: the rep's own for an outgoing call, the caller's for an incoming one. */
  callSid,
  direction: z.enum(callDirections),
  /** `client:NAME`, an E.164 number, or what the carrier sent instead of one. */
  from: z.string(),
  to: z.string(),
  /** The client who called (outgoing) or who answered (incoming); null while nobody has. */
  clientName: clientName.nullable(),
  /** What the CRM calls this client; null where the client name was not made from it. */
  crmUser: z.string().nullable(),
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

/** Which calls are meant, and in which order. */
const callFilter = {
  /** Only calls that this client made, took or was made to. */
  clientName: clientName.optional(),
  /** The same, by what the CRM calls the client. */
  crmUser: crmUser.optional(),
  status: z.enum(callStatuses).optional(),
  direction: z.enum(callDirections).optional(),
  /** Only calls from or to a number that begins like this, or with a client whose name does, or what its CRM calls it. */
  q: z.string().trim().min(1).max(120).optional(),
  /** Only calls that began then or later. */
  startedAfter: z.iso.datetime({ offset: true }).optional(),
  /** Only calls that began earlier. */
  startedBefore: z.iso.datetime({ offset: true }).optional(),
  order: z.enum(callOrders).default('newest'),
};

/** One client is meant, by one of its names. */
const namesOneClient = ({ clientName, crmUser }: { clientName?: unknown; crmUser?: unknown }) =>
  clientName === undefined || crmUser === undefined;
const oneName = { path: ['crmUser'], error: fieldRules.filtered_once };

export const listCallsQuery = pageQuery.extend(callFilter).refine(namesOneClient, oneName);
export const exportCallsQuery = z.strictObject(callFilter).refine(namesOneClient, oneName);
export const callPage = pageOf(call);
export type CallPage = z.infer<typeof callPage>;

/** What each event tells: when it happened, when it reached us, and the two ends of the leg that it is about. */
const told = { at: z.iso.datetime(), receivedAt: z.iso.datetime(), from: z.string(), to: z.string() };

/** One step in the life of a call. */
export const callEvent = z.discriminatedUnion('kind', [
  /** The rep's softphone got the token that the call was made with. */
  z.strictObject({
    kind: z.literal('token-issued'),
    ...told,
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  }),
  /** Twilio asked what to do with the call; this was decided. */
  z.strictObject({
    kind: z.literal('requested'),
    ...told,
    direction: z.enum(callDirections),
    rungClientNames: z.array(z.string()),
    refusal: call.shape.refusal,
    /** What was answered; null for a call of an earlier version. */
    twiml: z.string().nullable(),
  }),
  /** A leg changed its state. */
  z.strictObject({
    kind: z.literal('leg'),
    ...told,
    legSid: z.string(),
    isFirstLeg: z.boolean(),
    status: z.enum(callStatuses),
    durationSeconds: z.int().nullable(),
    /** How the leg's end was signalled: 404 for a number that does not exist, 486 for a busy one. */
    sipResponseCode: z.int().nullable(),
    /** Twilio's code of what went wrong. */
    errorCode: z.int().nullable(),
  }),
  /** The dial came to its end, answered or not. */
  z.strictObject({
    kind: z.literal('dial-ended'),
    ...told,
    dialStatus: z.enum(callStatuses),
    callStatus: z.enum(callStatuses),
    durationSeconds: z.int().nullable(),
  }),
]);
export type CallTimelineEvent = z.infer<typeof callEvent>;

/** In the order in which they happened. */
export const callTimeline = z.strictObject({ data: z.array(callEvent) });
export type CallTimeline = z.infer<typeof callTimeline>;
