import { callDirections, callOrders, callStatuses } from '@cordboard/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useParties } from '../../format/use-parties.js';
import { TypedFilter } from '../../list/typed-filter.js';
import { periods, readCallsSearch, type CallFilter } from './calls-search.js';

export interface CallFiltersProps {
  filter: CallFilter;
  onChange: (filter: CallFilter) => void;
}

export function CallFilters({ filter, onChange }: CallFiltersProps) {
  const t = useTranslations('calls');
  const parties = useParties();
  const set = (key: keyof CallFilter, value: string) => onChange(readCallsSearch({ ...filter, [key]: value }));
  return (
    <form role="search" aria-label={t('filter')} className="cc-filters" onSubmit={(event) => event.preventDefault()}>
      <TypedFilter
        label={t('search')}
        hint={t('searchHint')}
        value={filter.q ?? ''}
        // In the address and for the API as it is dialled from anywhere: whoever gets the link may live elsewhere.
        read={(text) => parties.read(text.trim())}
        onChange={(q) => set('q', q)}
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
