import type { CallingException, CallingRules } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';

type Rules = Omit<CallingRules, 'sources'>;

export interface RulesConflictProps {
  yours: Rules;
  theirs: Rules;
  isSaving: boolean;
  onKeep: () => void;
  onTake: () => void;
}

const fields = ['countries', 'exceptions', 'concurrentCalls', 'callsPerRepAndMinute', 'minutesPerDay'] as const;

/** Two admins edited the rules: both versions, where they differ, and the choice. */
export function RulesConflict({ yours, theirs, isSaving, onKeep, onTake }: RulesConflictProps) {
  const t = useTranslations('callingRules');
  const locale = useLocale();
  const countryNames = new Intl.DisplayNames(locale, { type: 'region' });
  const tell = ({ prefix, allows }: CallingException) =>
    `${prefix} ${allows ? t('exceptions.allowed') : t('exceptions.denied')}`;
  const show = (rules: Rules, field: (typeof fields)[number]) => {
    if (field === 'countries') return rules.countries.map((country) => countryNames.of(country)).join(', ');
    if (field === 'exceptions') return rules.exceptions.map(tell).join(', ');
    return String(rules[field]);
  };
  const label = (field: (typeof fields)[number]) =>
    field === 'countries' || field === 'exceptions' ? t(`${field}.title`) : t(`limits.${field}.label`);
  const differing = fields.filter((field) => JSON.stringify(yours[field]) !== JSON.stringify(theirs[field]));
  return (
    <Notice tone="warning" icon="alert" title={t('conflict.title')}>
      <p>{t('conflict.text')}</p>
      <table className="cc-table cc-conflict">
        <thead>
          <tr>
            <th scope="col">{t('conflict.rule')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
            <th scope="col">{t('conflict.yours')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field}>
              <th scope="row">{label(field)}</th>
              <td>{show(theirs, field)}</td>
              <td>{show(yours, field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="cc-actions">
        <Button variant="filled" loading={isSaving} onClick={onKeep}>
          {t('conflict.keepMine')}
        </Button>
        <Button onClick={onTake}>{t('conflict.takeTheirs')}</Button>
      </div>
    </Notice>
  );
}
