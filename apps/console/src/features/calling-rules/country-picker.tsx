import { Checkbox, TextInput } from '@mantine/core';
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';
import { memo, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { listCountries } from '../../format/countries.js';

export interface CountryPickerProps {
  chosen: readonly string[];
  error: string | null;
  onChange: (countries: string[]) => void;
}

/** Those that can be called at all, by name, each with the digits that lead there. */
export function listCallableCountries(locale: string) {
  return listCountries(locale).flatMap(({ value, label }) =>
    isSupportedCountry(value) ? [{ code: value, name: label, prefix: `+${getCountryCallingCode(value)}` }] : [],
  );
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Longer lists are read by nobody: who wants another types a letter more. */
const mostShown = 40;

/** Shows what is chosen; the search finds any country by its name, its two letters or its digits. */
export const CountryPicker = memo(function CountryPicker({ chosen, error, onChange }: CountryPickerProps) {
  const t = useTranslations('callingRules');
  const locale = useLocale();
  const [search, setSearch] = useState('');
  const all = useMemo(() => listCallableCountries(locale), [locale]);
  // A country that is unchecked stays in its place until something else is searched for.
  const [kept, setKept] = useState(chosen);
  const wanted = plain(search.trim());
  const isFound = ({ code, name, prefix }: (typeof all)[number]) =>
    plain(name).includes(wanted) ||
    code.toLowerCase() === wanted ||
    prefix.startsWith(wanted.replace(/^(\+|00|)/, '+'));
  const found = all.filter((country) =>
    wanted === '' ? chosen.includes(country.code) || kept.includes(country.code) : isFound(country),
  );
  return (
    <fieldset className="cc-countries">
      <legend>{t('countries.title')}</legend>
      <p className="cc-hint">{t('countries.hint')}</p>
      <TextInput
        label={t('countries.search')}
        placeholder={t('countries.searchHint')}
        autoComplete="off"
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
          setKept(chosen);
        }}
        // Enter here looks, and saves nothing.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p role="status" className="cc-hint">
        {wanted ? t('countries.found', { count: found.length }) : t('countries.chosen', { count: chosen.length })}
      </p>
      {found.length > 0 && (
        <ul className="cc-country-list">
          {found.slice(0, mostShown).map(({ code, name, prefix }) => (
            <li key={code}>
              <Checkbox
                label={
                  <>
                    {name} <span className="cc-muted">{prefix}</span>
                  </>
                }
                checked={chosen.includes(code)}
                onChange={({ currentTarget }) =>
                  onChange(currentTarget.checked ? [...chosen, code].sort() : chosen.filter((one) => one !== code))
                }
              />
            </li>
          ))}
        </ul>
      )}
      {error && <p className="mantine-InputWrapper-error cc-field-error">{error}</p>}
    </fieldset>
  );
});
