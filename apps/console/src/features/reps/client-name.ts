import { clientName } from '@cordboard/contracts';
import type { Translate } from '../../language/translate.js';

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
