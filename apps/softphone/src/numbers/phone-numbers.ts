import {
  AsYouType,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';
import { looksLikeNumber, type NumberFormat } from './number-format.js';

/** Numbers by Google's rules. Import it dynamically: its metadata is large. */
export function phoneNumbers(country: string): NumberFormat {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const parse = (text: string) => (looksLikeNumber(text) ? parsePhoneNumberFromString(text, home) : undefined);
  return {
    asTyped: (text) => (looksLikeNumber(text) ? new AsYouType(home).input(text) : text),
    display(address) {
      const number = parse(address);
      if (!number?.isPossible()) return address;
      // +1 is shared by two dozen countries, so "at home" is the calling code's, not the country's, affair.
      const isHome = home !== undefined && number.countryCallingCode === getCountryCallingCode(home);
      return isHome ? number.formatNational() : number.formatInternational();
    },
    toE164(text) {
      const number = parse(text);
      return number?.isPossible() ? number.number : null;
    },
  };
}
