import type { Call, CallTimelineEvent } from '@cordboard/contracts';
import { formatParty } from '../../format/party.js';
import { formatDuration } from '../../format/time.js';
import { messages } from './messages.js';

export type Tone = 'neutral' | 'ok' | 'line' | 'warning' | 'danger';

/** The end of the call that is not the rep. */
export function otherPartyOf({ direction, from, to }: Call): string {
  return formatParty(direction === 'outgoing' ? to : from);
}

export function describeResult({ direction, durationSeconds, endedAt, refusal, status }: Call): {
  words: string;
  tone: Tone;
} {
  if (refusal && direction === 'outgoing') return { words: messages.refused, tone: 'warning' };
  if (!endedAt) return { words: messages.statuses[status], tone: 'line' };
  if (status === 'completed') {
    const duration = durationSeconds === null ? '' : ` ${formatDuration(durationSeconds)}`;
    return { words: `${messages.statuses.completed}${duration}`, tone: 'ok' };
  }
  if (status === 'failed') return { words: messages.statuses.failed, tone: 'danger' };
  if (direction === 'incoming') return { words: messages.missed, tone: 'danger' };
  return { words: messages.statuses[status], tone: 'neutral' };
}

export function describeParties(call: Call): string {
  const party = otherPartyOf(call);
  if (call.direction === 'outgoing') return messages.called(call.clientName ?? formatParty(call.from), party);
  return call.clientName ? messages.wasCalled(party, call.clientName) : messages.nobodyAnswered(party);
}

/** What happened, in a few words, and what else is known about it. */
export function describeEvent(event: CallTimelineEvent): { title: string; details: string[] } {
  const details: string[] = [];
  const legs = messages.leg(formatParty(event.from), formatParty(event.to));
  const duration = event.kind !== 'requested' && event.durationSeconds;
  if (event.kind === 'requested') {
    if (event.refusal && event.direction === 'incoming') details.push(event.refusal.sentence);
    else if (event.refusal) details.push(messages.refusedBecause(event.refusal.sentence));
    else if (event.direction === 'outgoing') details.push(messages.dial(formatParty(event.to)));
    else
      details.push(
        event.rungClientNames.length ? messages.ring(event.rungClientNames.join(', ')) : messages.ringNobody,
      );
  } else {
    details.push(event.kind === 'leg' && event.isFirstLeg ? `${messages.firstLeg}, ${legs}` : legs);
    if (duration) details.push(messages.lasted(formatDuration(duration)));
  }
  const secondsLate = Math.round((Date.parse(event.receivedAt) - Date.parse(event.at)) / 1000);
  if (secondsLate >= 5) details.push(messages.toldLater(secondsLate));
  return { title: titleOf(event), details };
}

export function toneOf(event: CallTimelineEvent): 'line' | 'warning' {
  if (event.kind === 'requested') return event.refusal ? 'warning' : 'line';
  const status = event.kind === 'leg' ? event.status : event.dialStatus;
  return ['failed', 'busy', 'no-answer'].includes(status) ? 'warning' : 'line';
}

function titleOf(event: CallTimelineEvent): string {
  if (event.kind === 'requested') return messages.asked;
  if (event.kind === 'leg') return messages.legStatuses[event.status];
  return messages.dialEnded(messages.statuses[event.dialStatus]);
}
