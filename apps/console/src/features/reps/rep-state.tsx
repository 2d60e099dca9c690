import type { Client, ClientState } from '@cordboard/contracts';
import { StatusLamp, type StatusLampProps } from '@cordboard/ui';
import { useTranslations } from 'use-intl';
import { startOfToday } from '../../format/today.js';
import { useFormats } from '../../format/use-formats.js';

const lamps: Record<ClientState, StatusLampProps['state']> = {
  available: 'available',
  'in-call': 'busy',
  unreachable: 'warning',
  suspended: 'stopped',
};

/** A state is a word, a shape and a colour together; and since when, where that is known. */
export function RepState({ rep }: { rep: Client }) {
  const t = useTranslations('reps');
  const moment = useShortMoment();
  const since = rep.since && t('sinceWhen', { when: moment(rep.since) });
  return (
    <span className="cc-state">
      <StatusLamp state={lamps[rep.state]} />
      <span>
        {t(`states.${rep.state}`)}
        {since && <span className="cc-second-line">{since}</span>}
      </span>
    </span>
  );
}

/** The time of day for today, the date for any other day. */
export function useShortMoment(): (iso: string) => string {
  const formats = useFormats();
  return (iso) => (Date.parse(iso) >= startOfToday().getTime() ? formats.time(iso) : formats.date(iso));
}
