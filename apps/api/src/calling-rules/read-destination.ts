import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';

/** What a rep asked to call, as far as its spelling tells. */
export type Destination =
  | { kind: 'number'; number: PhoneNumber }
  /** Twilio's voice service for browsers does not carry emergency calls, so they are not even tried. */
  | { kind: 'emergency' }
  /** Two to six digits: a short code of some network, which means something else in the next one. */
  | { kind: 'short' }
  /** A name, or nothing that can be read. */
  | { kind: 'other' };

/** The world's commonest; what a country has besides is short, and refused as such. */
const emergencyNumbers = new Set(['911', '112', '999', '000', '110', '119', '933', '988']);

/** `country`: ISO 3166, whose spellings a number without its country code has. */
export function readDestination(text: string, country: string): Destination {
  const dialled = text.normalize('NFKC').replace(/^tel:/i, '').trim();
  const digits = /^[\d\s().-]{2,20}$/.test(dialled) ? dialled.replace(/\D/g, '') : '';
  if (emergencyNumbers.has(digits)) return { kind: 'emergency' };
  const defaultCountry: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(dialled, { defaultCountry, extract: false });
  // An extension cannot be dialled with the number, and what is only too short or too long is a typing error.
  if (number?.isPossible() && !number.ext) return { kind: 'number', number };
  return /^\d{2,6}$/.test(digits) ? { kind: 'short' } : { kind: 'other' };
}
