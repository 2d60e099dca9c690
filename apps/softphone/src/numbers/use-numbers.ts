import { useEffect, useState } from 'react';
import type { NameBook } from '../directory/name-book.js';
import { plainNumbers, type NumberFormat } from './number-format.js';

/** The country's way with numbers, once it has been loaded. Without it numbers are shown, and called, as typed. */
export function useNumbers(country: string, names: NameBook): NumberFormat {
  const [numbers, setNumbers] = useState(plainNumbers);
  useEffect(() => {
    import('./phone-numbers.js').then(
      ({ phoneNumbers }) => {
        const loaded = phoneNumbers(country);
        names.useNumbers(loaded);
        setNumbers(loaded);
      },
      () => undefined,
    );
  }, [country, names]);
  return numbers;
}
