import { encodeCrmUser, startOf } from '@cordboard/contracts';

/**
 * The condition, on a row of `clients`, that the company has reserved its name, or what its CRM calls the person;
 * `parameter` adds a value to the query.
 */
export function holdsReservedName(reservedNames: readonly string[], parameter: (value: unknown) => string): string {
  const exact = reservedNames.filter((name) => startOf(name) === undefined);
  const starts = reservedNames.flatMap((name) => startOf(name) ?? []);
  return `(name_key = any(${parameter(exact.map(keyOf))})
    or name_key ^@ any(${parameter(starts.map(keyOf))})
    or from_crm and name_key ~ any(${parameter([...exact.map((name) => `${writtenAs(name)}$`), ...starts.map(writtenAs)])}))`;
}

const keyOf = (name: string) => name.toLowerCase();

/** A regular expression of how a name of a CRM begins as a client name, whatever the case of its letters. */
function writtenAs(crmUser: string): string {
  const letters = [...crmUser].map((letter) => {
    const written = [letter.toLowerCase(), letter.toUpperCase()].map((one) => encodeCrmUser(one).slice(prefix.length));
    return `(?:${written.join('|')})`;
  });
  return `^${prefix}${letters.join('')}`;
}

const prefix = encodeCrmUser('');
