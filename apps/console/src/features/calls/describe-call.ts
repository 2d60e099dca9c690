import type { Call, CallTimelineEvent } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import type { Formats } from '../../format/formats.js';
import type { Parties } from '../../format/party.js';
import { useFormats } from '../../format/use-formats.js';
import { useParties } from '../../format/use-parties.js';
import type { Translate } from '../../language/translate.js';

import { failureOf, failureOfRefusal } from './explain-failure.js';

type Tone = 'neutral' | 'ok' | 'line' | 'warning' | 'danger';

/** The end of the call that is not the rep. */
export function otherPartyOf({ direction, from, to }: Call): string {
  return direction === 'outgoing' ? to : from;
}

export function toneOf(event: CallTimelineEvent): 'line' | 'warning' {
  if (event.kind === 'token-issued') return event.revokedAt ? 'warning' : 'line';
  if (event.kind === 'requested') return event.refusal ? 'warning' : 'line';
  const status = event.kind === 'leg' ? event.status : event.dialStatus;
  return ['failed', 'busy', 'no-answer'].includes(status) ? 'warning' : 'line';
}

/** Says in the viewer's language how calls went. */
export function useCallDescriptions(): CallDescriptions {
  return new CallDescriptions(useTranslations('calls'), useFormats(), useParties());
}

class CallDescriptions {
  constructor(
    private readonly t: Translate<'calls'>,
    private readonly formats: Formats,
    private readonly parties: Parties,
  ) {}

  result({ direction, durationSeconds, endedAt, refusal, status }: Call): { words: string; tone: Tone } {
    const { t } = this;
    if (refusal && direction === 'outgoing') return { words: t('refused'), tone: 'warning' };
    if (!endedAt) return { words: t(`statuses.${status}`), tone: 'line' };
    if (status === 'completed') {
      const duration = durationSeconds === null ? '' : ` ${this.formats.duration(durationSeconds)}`;
      return { words: `${t('statuses.completed')}${duration}`, tone: 'ok' };
    }
    if (status === 'failed') return { words: t('statuses.failed'), tone: 'danger' };
    if (direction === 'incoming') return { words: t('missed'), tone: 'danger' };
    return { words: t(`statuses.${status}`), tone: 'neutral' };
  }

  otherParty(call: Call): string {
    return this.parties.show(otherPartyOf(call));
  }

  /** Why the call was refused; as the API says it, where it has a reason that is not known here. */
  refusal({ reason, sentence }: NonNullable<Call['refusal']>): string {
    const failure = failureOfRefusal(reason);
    return failure ? this.t(`causes.${failure}`) : sentence;
  }

  whoWithWhom(call: Call): string {
    const { t } = this;
    const party = this.otherParty(call);
    const rep = call.crmUser ?? call.clientName;
    if (call.direction === 'outgoing') return t('called', { rep: rep ?? this.parties.show(call.from), party });
    return rep ? t('wasCalled', { party, rep }) : t('nobodyAnswered', { party });
  }

  /** What happened, in a few words, and what else is known about it. */
  event(event: CallTimelineEvent): { title: string; details: string[] } {
    const details = this.details(event);
    const secondsLate = Math.round((Date.parse(event.receivedAt) - Date.parse(event.at)) / 1000);
    if (secondsLate >= 5) details.push(this.t('toldLater', { seconds: secondsLate }));
    return { title: this.title(event), details };
  }

  private details(event: CallTimelineEvent): string[] {
    if (event.kind === 'requested') return this.decision(event);
    if (event.kind !== 'token-issued') return this.progress(event);
    const ends = event.revokedAt
      ? this.t('tokenRevoked', { moment: this.formats.moment(event.revokedAt) })
      : this.t('tokenUntil', { moment: this.formats.moment(event.expiresAt) });
    return [this.parties.show(event.from), ends];
  }

  private decision(event: Extract<CallTimelineEvent, { kind: 'requested' }>): string[] {
    const { t } = this;
    const { direction, refusal, rungClientNames, to } = event;
    // What is known by its reason is explained beneath, in the viewer's language.
    if (refusal && failureOf(event)) return direction === 'incoming' ? [] : [t('refused')];
    if (refusal) {
      return [direction === 'incoming' ? refusal.sentence : t('refusedBecause', { sentence: refusal.sentence })];
    }
    if (direction === 'outgoing') return [t('dial', { party: this.parties.show(to) })];
    return [
      rungClientNames.length
        ? t('ring', { names: rungClientNames.map((name) => this.parties.show(`client:${name}`)).join(', ') })
        : t('ringNobody'),
    ];
  }

  private progress(event: Exclude<CallTimelineEvent, { kind: 'requested' | 'token-issued' }>): string[] {
    const { t } = this;
    const legs = t('leg', { from: this.parties.show(event.from), to: this.parties.show(event.to) });
    const isFirst = event.kind === 'leg' && event.isFirstLeg;
    const lasted = event.durationSeconds
      ? [t('lasted', { duration: this.formats.duration(event.durationSeconds) })]
      : [];
    return [isFirst ? `${t('firstLeg')}, ${legs}` : legs, ...lasted];
  }

  private title(event: CallTimelineEvent): string {
    const { t } = this;
    if (event.kind === 'token-issued') return t('tokenIssued');
    if (event.kind === 'requested') return t('asked');
    if (event.kind === 'leg') return t(`legStatuses.${event.status}`);
    return t('dialEnded', { outcome: t(`statuses.${event.dialStatus}`) });
  }
}
