import { callDirections, callOrders, callStatuses } from '@cordboard/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useParties } from '../../format/use-parties.js';
import { periods, readCallsSearch, type CallFilter } from './calls-search.js';

const typingPauseMs = 300;

export interface CallFiltersProps {
  filter: CallFilter;
  onChange: (filter: CallFilter) => void;
}

export function CallFilters({ filter, onChange }: CallFiltersProps) {
  const t = useTranslations('calls');
  const parties = useParties();
  const [typed, setTyped] = useState(filter.q ?? '');
  const applied = useRef(filter.q ?? '');
  const set = (key: keyof CallFilter, value: string) => onChange(readCallsSearch({ ...filter, [key]: value }));
  const search = useDebouncedCallback((value: string) => {
    // In the address and for the API as it is dialled from anywhere: whoever gets the link may live elsewhere.
    applied.current = parties.read(value.trim());
    set('q', applied.current);
  }, typingPauseMs);

  // The address changed by other means: a link, or going back.
  useEffect(() => {
    if ((filter.q ?? '') === applied.current) return;
    applied.current = filter.q ?? '';
    setTyped(applied.current);
  }, [filter.q]);

  return (
    <form role="search" aria-label={t('filter')} className="cc-filters" onSubmit={(event) => event.preventDefault()}>
      <TextInput
        label={t('search')}
        placeholder={t('searchHint')}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          search(currentTarget.value);
        }}
      />
      <NativeSelect
        label={t('result')}
        value={filter.status ?? ''}
        onChange={({ currentTarget }) => set('status', currentTarget.value)}
        data={[
          { value: '', label: t('anyResult') },
          ...callStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('direction')}
        value={filter.direction ?? ''}
        onChange={({ currentTarget }) => set('direction', currentTarget.value)}
        data={[
          { value: '', label: t('anyDirection') },
          ...callDirections.map((value) => ({ value, label: t(`directions.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('period')}
        value={filter.period ?? ''}
        onChange={({ currentTarget }) => set('period', currentTarget.value)}
        data={[
          { value: '', label: t('anyPeriod') },
          ...periods.map((value) => ({ value, label: t(`periods.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('order')}
        value={filter.order ?? 'newest'}
        onChange={({ currentTarget }) => set('order', currentTarget.value === 'newest' ? '' : currentTarget.value)}
        data={callOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
      />
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('clear')}
        </Button>
      )}
    </form>
  );
}
