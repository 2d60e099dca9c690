import { z } from 'zod';
import { fieldRules } from './field-rules.js';

/** In characters; Twilio takes no identity that is longer. */
export const longestClientName = 121;

/**
 * The name under which a rep registers with Twilio: the "identity" of a token, what `<Client>` rings.
 * Letters, digits and underscore, at most 121 characters; Twilio answers others with error 31105.
 */
export const clientName = z
  .string()
  .regex(new RegExp(`^[A-Za-z0-9_]{1,${longestClientName}}$`), fieldRules.client_name);

/**
 * The nearest client name to a text that is none: without accents and what follows an `@`, an underscore for all else that is
 * not allowed. Null where nothing would be left.
 *
 * @example suggestClientName('sara.hill@example.com') // 'sara_hill'
 */
export function suggestClientName(text: string): string | null {
  const suggestion = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/@.*$/, '')
    .replace(/[^A-Za-z0-9_]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longestClientName);
  return suggestion || null;
}
