import { decodeCrmUser } from '@cordboard/contracts';
import { AsYouType, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A client's name, or what its CRM calls it, and a telephone number as the ends of calls are shown, and read again where one is typed. */
export interface Parties {
  /** Of a number in E.164: as one writes it at home where it is of the viewer's own country, else with its country code. */
  readonly show: (party: string) => string;
  /** E.164, or its beginning, of a number typed without its country code, which is then one of the viewer's own country. */
  readonly read: (typed: string) => string;
}

const clientPrefix = 'client:';

export const isNumber = (party: string) => /^\+\d+$/.test(party);

/** `locale` names the viewer's country, as `de-AT` does; where it does not, every number has its country code. */
export function partiesFor(locale: string): Parties {
  const { region } = new Intl.Locale(locale);
  const home = region !== undefined && isSupportedCountry(region) ? region : undefined;
  return {
    show(party) {
      if (party.startsWith(clientPrefix)) {
        const name = party.slice(clientPrefix.length);
        return decodeCrmUser(name) ?? name;
      }
      const number = isNumber(party) ? parsePhoneNumberFromString(party) : undefined;
      if (!number) return party;
      return home !== undefined && number.country === home ? number.formatNational() : number.formatInternational();
    },
    read(typed) {
      if (home === undefined || !/^[\d\s()./-]*\d[\d\s()./-]*$/.test(typed)) return typed;
      const reading = new AsYouType(home);
      reading.input(typed);
      return reading.getNumberValue() ?? typed;
    },
  };
}
