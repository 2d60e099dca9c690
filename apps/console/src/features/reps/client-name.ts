import { clientName } from '@cordboard/contracts';
import type { Translate } from '../../language/translate.js';

const longestName = 121;
const forbidden = /[^A-Za-z0-9_]/u;

/** What is wrong with a client name, at the place where it is; null while nothing is, or nothing is typed. */
export function explainName(name: string, t: Translate<'reps'>): string | null {
  if (!name || clientName.safeParse(name).success) return null;
  const bad = forbidden.exec(name);
  if (!bad) return t('tooLong', { length: name.length });
  const [character] = bad;
  const place = bad.index + 1;
  return character === ' ' ? t('badSpace', { place }) : t('badCharacter', { character, place });
}

/** The nearest name that is allowed; null where nothing would be left. */
export function suggestName(name: string): string | null {
  const suggestion = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/@.*$/, '')
    .replace(/[^A-Za-z0-9_]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longestName);
  return suggestion || null;
}
