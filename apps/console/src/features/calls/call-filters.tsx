import { callDirections, callStatuses } from '@cordboard/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { periods, readCallsSearch, type CallFilter } from './calls-search.js';
import { messages } from './messages.js';

const typingPauseMs = 300;

export interface CallFiltersProps {
  filter: CallFilter;
  onChange: (filter: CallFilter) => void;
}

export function CallFilters({ filter, onChange }: CallFiltersProps) {
  const [typed, setTyped] = useState(filter.q ?? '');
  const applied = useRef(filter.q ?? '');
  const set = (key: keyof CallFilter, value: string) => onChange(readCallsSearch({ ...filter, [key]: value }));
  const search = useDebouncedCallback((value: string) => {
    applied.current = value.trim();
    set('q', value);
  }, typingPauseMs);

  // The address changed by other means: a link, or going back.
  useEffect(() => {
    if ((filter.q ?? '') === applied.current) return;
    applied.current = filter.q ?? '';
    setTyped(applied.current);
  }, [filter.q]);

  return (
    <form
      role="search"
      aria-label={messages.filter}
      className="cc-filters"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextInput
        label={messages.search}
        placeholder={messages.searchHint}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          search(currentTarget.value);
        }}
      />
      <NativeSelect
        label={messages.result}
        value={filter.status ?? ''}
        onChange={({ currentTarget }) => set('status', currentTarget.value)}
        data={[
          { value: '', label: messages.anyResult },
          ...callStatuses.map((value) => ({ value, label: messages.statuses[value] })),
        ]}
      />
      <NativeSelect
        label={messages.direction}
        value={filter.direction ?? ''}
        onChange={({ currentTarget }) => set('direction', currentTarget.value)}
        data={[
          { value: '', label: messages.anyDirection },
          ...callDirections.map((value) => ({ value, label: messages.directions[value] })),
        ]}
      />
      <NativeSelect
        label={messages.period}
        value={filter.period ?? ''}
        onChange={({ currentTarget }) => set('period', currentTarget.value)}
        data={[
          { value: '', label: messages.anyPeriod },
          ...periods.map((value) => ({ value, label: messages.periods[value] })),
        ]}
      />
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {messages.clear}
        </Button>
      )}
    </form>
  );
}
