import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { partiesFor, type Parties } from './party.js';

/** Names and numbers as the viewer writes them. Apart from the other formats, which no page waits for telephone numbers to have. */
export function useParties(): Parties {
  const locale = useLocale();
  return useMemo(() => partiesFor(locale), [locale]);
}
