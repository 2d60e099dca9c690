import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { partiesFor, type Parties } from './party.js';
import { practiceLine } from './practice-line.js';

/** Names and numbers as the viewer writes them. Apart from the other formats, which no page waits for telephone numbers to have. */
export function useParties(): Parties {
  const locale = useLocale();
  const t = useTranslations('shell');
  return useMemo(() => {
    const parties = partiesFor(locale);
    return { ...parties, show: (party) => (party === practiceLine ? t('practiceLine') : parties.show(party)) };
  }, [locale, t]);
}
