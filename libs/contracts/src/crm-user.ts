import { z } from 'zod';
import { longestClientName } from './client-name.js';
import { fieldRules } from './field-rules.js';

/**
 * What a CRM calls a person, as a client name that Twilio takes, and back:
 *
 *     rep.one@example.com  <->  crm_rep_done_aexample_dcom
 *
 * 1. A client name that was made so begins with `crm_`.
 * 2. Digits and small letters stand for themselves. Everything else begins with an underscore: `__` underscore, `_d` dot,
 *    `_a` at sign, `_m` minus, `_p` plus, `_s` space, `_c` and a small letter for its capital, `_x` and a code point in
 *    hexadecimal digits up to the next underscore for whatever else there is.
 * 3. No capital is ever written. Client names that differ in their case alone are one, so that two of ours must not: two
 *    names of a CRM are two client names, whatever they differ in.
 * 4. There is one way to write a name. What reads like one of ours and is written otherwise is none.
 */
const prefix = 'crm_';

const shortOf: Readonly<Record<string, string>> = { _: '_', '.': 'd', '@': 'a', '-': 'm', '+': 'p', ' ': 's' };
const ofShort = new Map(Object.entries(shortOf).map(([character, letter]) => [letter, character]));

/** Does this client name belong to those that are made from names of a CRM? Nobody else may register one. */
export const isKeptForCrmUsers = (clientName: string): boolean => clientName.toLowerCase().startsWith(prefix);

/** Reversible for well-formed text; of any length, which for a client name is 121 characters at most. */
export function encodeCrmUser(crmUser: string): string {
  return prefix + [...crmUser].map(encodeCharacter).join('');
}

function encodeCharacter(character: string): string {
  if (/^[a-z0-9]$/.test(character)) return character;
  if (/^[A-Z]$/.test(character)) return `_c${character.toLowerCase()}`;
  const short = shortOf[character];
  return short === undefined ? `_x${character.codePointAt(0)?.toString(16) ?? ''}_` : `_${short}`;
}

/** What the CRM calls the person whose client name this is; undefined for a client name that was not made so. */
export function decodeCrmUser(clientName: string): string | undefined {
  if (!clientName.startsWith(prefix)) return undefined;
  const crmUser = clientName
    .slice(prefix.length)
    .replace(/_x([0-9a-f]{1,6})_|_c([a-z])|_([_dampst])/g, (whole, hex?: string, capital?: string, short?: string) => {
      if (hex !== undefined) return characterOf(hex) ?? whole;
      if (capital !== undefined) return capital.toUpperCase();
      return ofShort.get(short ?? '') ?? whole;
    });
  return encodeCrmUser(crmUser) === clientName ? crmUser : undefined;
}

function characterOf(hex: string): string | undefined {
  const codePoint = Number.parseInt(hex, 16);
  // Half of a surrogate pair is no character.
  const isCharacter = codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
  return isCharacter ? String.fromCodePoint(codePoint) : undefined;
}

/** A person as their CRM calls them: an e-mail address, a number, a name. Upper and lower case are two. */
export const crmUser = z
  .string()
  .min(1)
  .refine((name) => !/[\p{Cc}\p{Surrogate}]/u.test(name), fieldRules.crm_user_malformed)
  .refine((name) => name.trim() === name, fieldRules.crm_user_spaced)
  .refine((name) => encodeCrmUser(name).length <= longestClientName, fieldRules.crm_user_too_long);

/** A person is named in one of two ways: by the client name, or by what their CRM calls them. */
export const isNamedOnce = ({ clientName, crmUser }: { clientName?: unknown; crmUser?: unknown }): boolean =>
  (clientName === undefined) !== (crmUser === undefined);
export const namedOnce = { path: ['clientName'], error: fieldRules.named_once };
