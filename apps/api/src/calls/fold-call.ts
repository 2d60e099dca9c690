import type { Call, CallStatus } from '@cordboard/contracts';
import {
  clientNameOf,
  eventKey,
  isFinal,
  type CallEvent,
  type CallRequested,
  type DialEnded,
  practiceDestination,
} from './call-event.js';
import { foldLegs, type Leg } from './fold-legs.js';

/** A call as its events tell it, and who was in it. */
export interface FoldedCall extends Omit<Call, 'callSid' | 'crmUser'> {
  /** Everybody who made it, took it or was rung for it, and whether the call occupies them now. */
  clients: { name: string; busy: boolean }[];
}

/**
 * The state of a call, from whatever is known of its events: in any order, any of them missing or told twice.
 *
 *     initiated ──► ringing ──► in-progress ──► completed
 *         │            │
 *         └────────────┴──► busy │ failed │ no-answer │ canceled
 *
 * 1. An ended call never lives again. What ended it may become known better: `no-answer`, the least that can be said,
 *    gives way to `busy`, `failed` and `canceled`, and these to `completed`.
 * 2. The outcome of an outgoing call is that of the leg that was dialled for it; where that is not known, the dial's;
 *    and else the first leg's.
 * 3. `canceled`: the caller hung up while it rang. Twilio calls that `no-answer`; that the caller had gone is told by
 *    the first leg's state when the dial ends.
 * 4. A refused call has `failed`; an incoming one for which nobody could be rung has `no-answer`.
 */
export function foldCall(events: readonly CallEvent[]): FoldedCall {
  const facts = gatherFacts(events);
  const { requested, direction, from, to, legs, startedAt } = facts;
  const answered = legs.find((leg) => leg.answeredAt !== undefined);
  const outcome = outcomeOf(facts, answered);
  const answeredAt = answeredAtOf(facts, answered);
  const endedAt = outcome && Math.max(endedAtOf(facts, answered), answeredAt ?? startedAt);
  return {
    direction,
    from,
    to,
    clientName: (direction === 'outgoing' ? clientNameOf(from) : answered && clientNameOf(answered.to)) ?? null,
    status: outcome ?? (answered ? 'in-progress' : isRinging(facts) ? 'ringing' : 'initiated'),
    startedAt: iso(startedAt),
    answeredAt: answeredAt === undefined ? null : iso(answeredAt),
    endedAt: endedAt === undefined ? null : iso(endedAt),
    durationSeconds: endedAt === undefined ? null : durationOf(facts, answered, answeredAt, endedAt),
    refusal: requested?.refusal ?? null,
    clients: clientsOf(facts, outcome !== undefined),
  };
}

interface Facts {
  requested: CallRequested | undefined;
  dialEnded: DialEnded | undefined;
  /** The caller's own leg. */
  firstLeg: Leg | undefined;
  /** The legs that were dialled for the call; the first to be answered comes first. */
  legs: Leg[];
  direction: Call['direction'];
  from: string;
  to: string;
  startedAt: number;
}

function gatherFacts(events: readonly CallEvent[]): Facts {
  const ordered = [...events].sort(byTimeAndKey);
  const requested = ordered.find((event) => event.kind === 'requested');
  // A refused call has no further story: what Twilio tells of it is about the sentence that was spoken.
  const story = requested?.refusal ? [requested] : ordered;
  const distinct = [...new Map(story.reverse().map((event) => [eventKey(event), event])).values()];
  const dialEnded = distinct.find((event) => event.kind === 'dial-ended');
  const legEvents = distinct.filter((event) => event.kind === 'leg');
  const [firstLeg] = foldLegs(legEvents.filter(({ isFirstLeg }) => isFirstLeg));
  const dialledLegs = foldLegs(legEvents.filter(({ isFirstLeg }) => !isFirstLeg));
  const legs = requested?.to === practiceDestination ? [practiceLeg(requested, firstLeg)] : dialledLegs;
  const [dialled] = legs;
  const callers = requested ?? dialEnded ?? firstLeg;
  const direction = requested?.direction ?? directionOf(callers, dialled);
  // A browser's own leg knows what was typed, the dialled leg what was made of it.
  const to = requested?.to ?? (direction === 'outgoing' ? (dialled ?? callers)?.to : (callers ?? dialled)?.to) ?? '';
  const times = distinct.map(({ at }) => Date.parse(at));
  return {
    requested,
    dialEnded,
    firstLeg,
    legs,
    direction,
    from: (callers ?? dialled)?.from ?? '',
    to,
    startedAt: requested ? Date.parse(requested.at) : Math.min(...times),
  };
}

/** The practice line is what we answer ourselves: it is there as soon as it was asked for, while the caller's leg lives. */
const practiceLeg = ({ at, from, to }: CallRequested, firstLeg: Leg | undefined): Leg => ({
  ...{ from, to, isRinging: false, answeredAt: Date.parse(at) },
  endedAt: firstLeg?.endedAt,
  outcome: firstLeg?.outcome,
  durationSeconds: firstLeg?.durationSeconds,
});

const byTimeAndKey = (a: CallEvent, b: CallEvent) =>
  Date.parse(a.at) - Date.parse(b.at) || eventKey(a).localeCompare(eventKey(b));

/** For a call whose first request was lost: clients call out, numbers call in. */
function directionOf(callers: { from: string } | undefined, dialled: Leg | undefined): Call['direction'] {
  if (callers) return clientNameOf(callers.from) === undefined ? 'incoming' : 'outgoing';
  return dialled && clientNameOf(dialled.to) !== undefined && clientNameOf(dialled.from) === undefined
    ? 'incoming'
    : 'outgoing';
}

function outcomeOf(facts: Facts, answered: Leg | undefined): CallStatus | undefined {
  const { requested, direction, dialEnded, firstLeg, legs } = facts;
  if (requested?.refusal) return direction === 'incoming' ? 'no-answer' : 'failed';
  if (answered) return answered.outcome || dialEnded || firstLeg?.outcome ? 'completed' : undefined;
  if (dialEnded && isAnswer(dialEnded.dialStatus)) return 'completed';

  const dialled = direction === 'outgoing' ? legs.find(({ outcome }) => outcome)?.outcome : undefined;
  const everyLegEnded = legs.every(({ outcome }) => outcome) && legs.length === requested?.rungClientNames.length;
  const ended = dialled ?? dialEnded?.dialStatus ?? firstLeg?.outcome;
  if (!ended && !(direction === 'incoming' && legs.length > 0 && everyLegEnded)) return undefined;

  const reasons = direction === 'outgoing' ? [dialled, dialEnded?.dialStatus, firstLeg?.outcome] : [firstLeg?.outcome];
  const told = reasons.find((reason) => reason === 'busy' || reason === 'failed');
  if (told) return told;
  const callerLeft = dialEnded !== undefined && isFinal(dialEnded.callStatus);
  return callerLeft || reasons.includes('canceled') ? 'canceled' : 'no-answer';
}

const isAnswer = (status: CallStatus) => status === 'completed' || status === 'in-progress';

const isRinging = ({ direction, requested, legs }: Facts) =>
  legs.some((leg) => leg.isRinging) || (direction === 'incoming' && requested !== undefined);

function answeredAtOf({ dialEnded, startedAt }: Facts, answered: Leg | undefined): number | undefined {
  const told = answered
    ? answered.answeredAt
    : dialEnded && isAnswer(dialEnded.dialStatus)
      ? Date.parse(dialEnded.at) - (dialEnded.durationSeconds ?? 0) * 1000
      : undefined;
  // Twilio's times are whole seconds, ours are not: an answer never comes before its call.
  return told === undefined ? undefined : Math.max(told, startedAt);
}

function endedAtOf({ dialEnded, firstLeg, legs, startedAt }: Facts, answered: Leg | undefined): number {
  const dialEndedAt = dialEnded && Date.parse(dialEnded.at);
  const legEnds = legs.flatMap(({ endedAt }) => endedAt ?? []);
  const lastLegEnd = legEnds.length > 0 ? Math.max(...legEnds) : undefined;
  return answered?.endedAt ?? dialEndedAt ?? lastLegEnd ?? firstLeg?.endedAt ?? startedAt;
}

function durationOf({ dialEnded }: Facts, answered: Leg | undefined, answeredAt: number | undefined, endedAt: number) {
  if (answeredAt === undefined) return 0;
  return answered?.durationSeconds ?? dialEnded?.durationSeconds ?? Math.round((endedAt - answeredAt) / 1000);
}

function clientsOf({ requested, direction, from, to, legs, firstLeg, dialEnded }: Facts, hasEnded: boolean) {
  const addresses = [from, to, firstLeg?.from, dialEnded?.from, ...legs.flatMap((leg) => [leg.from, leg.to])];
  const involved = addresses.flatMap((address) => (address && clientNameOf(address)) ?? []);
  const onTheLine = legs.flatMap((leg) => (leg.answeredAt !== undefined && !leg.outcome && clientNameOf(leg.to)) || []);
  const caller = direction === 'outgoing' ? clientNameOf(from) : undefined;
  return [...new Set([...involved, ...(requested?.rungClientNames ?? [])])].sort().map((name) => ({
    name,
    busy: !hasEnded && (name === caller || onTheLine.includes(name)),
  }));
}

const iso = (time: number) => new Date(time).toISOString();
