import type { AuditAction } from '@cordboard/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { periods, readAuditSearch, type AuditFilter } from './audit-search.js';
import { TypedFilter } from '../../list/typed-filter.js';

export interface AuditFiltersProps {
  filter: AuditFilter;
  actions: readonly AuditAction[];
  onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, actions, onChange }: AuditFiltersProps) {
  const t = useTranslations('audit');
  const set = (key: keyof AuditFilter, value: string) => onChange(readAuditSearch({ ...filter, [key]: value }));
  const choices = actions
    .map((value) => ({ value: value as string, label: t(`actions.${value}`, { target: '…' }) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <form role="search" aria-label={t('filter')} className="cc-filters" onSubmit={(event) => event.preventDefault()}>
      <TypedFilter
        label={t('who')}
        hint={t('whoHint')}
        value={filter.actor ?? ''}
        onChange={(value) => set('actor', value)}
      />
      <NativeSelect
        label={t('what')}
        value={filter.action ?? ''}
        onChange={({ currentTarget }) => set('action', currentTarget.value)}
        data={[{ value: '', label: t('anything') }, ...choices]}
      />
      <TypedFilter
        label={t('whom')}
        hint={t('whomHint')}
        value={filter.target ?? ''}
        onChange={(value) => set('target', value)}
      />
      <NativeSelect
        label={t('when')}
        value={filter.within ?? ''}
        onChange={({ currentTarget }) => set('within', currentTarget.value)}
        data={[
          { value: '', label: t('anyPeriod') },
          ...periods.map((value) => ({ value, label: t(`periods.${value}`) })),
        ]}
      />
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('clear')}
        </Button>
      )}
    </form>
  );
}
