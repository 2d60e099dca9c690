import { clientStates, type ClientCounts } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { TypedFilter } from '../../list/typed-filter.js';
import { useTeams } from '../teams/api/teams.js';
import { readRepsSearch, type RepFilter } from './reps-search.js';

export interface RepFiltersProps {
  filter: RepFilter;
  counts: ClientCounts | undefined;
  onChange: (filter: RepFilter) => void;
}

export function RepFilters({ filter, counts, onChange }: RepFiltersProps) {
  const t = useTranslations('reps');
  const formats = useFormats();
  const chips = [
    { state: 'all' as const, next: readRepsSearch({ q: filter.q, team: filter.team }) },
    ...clientStates.map((state) => ({ state, next: { ...filter, state } })),
  ];
  return (
    <form role="search" aria-label={t('filter')} className="cc-filters" onSubmit={(event) => event.preventDefault()}>
      <TypedFilter
        label={t('search')}
        hint={t('searchHint')}
        value={filter.q ?? ''}
        onChange={(q) => onChange(readRepsSearch({ ...filter, q }))}
      />
      <div className="cc-chips" role="group" aria-label={t('state')}>
        {chips.map(({ state, next }) => (
          <button
            key={state}
            type="button"
            className="cc-chip"
            aria-pressed={(filter.state ?? 'all') === state}
            onClick={() => onChange(next)}
          >
            {t(`states.${state}`)} {counts && <span>{formats.whole(counts[state])}</span>}
          </button>
        ))}
        {filter.team !== undefined && (
          <TeamChip id={filter.team} onClear={() => onChange(readRepsSearch({ ...filter, team: undefined }))} />
        )}
      </div>
    </form>
  );
}

/** Set by a link; taken back here. */
function TeamChip({ id, onClear }: { id: string; onClear: () => void }) {
  const t = useTranslations('reps');
  const team = useTeams().data?.data.find((one) => one.id === id);
  return (
    <button type="button" className="cc-chip" aria-pressed="true" title={t('anyTeam')} onClick={onClear}>
      {t('onlyTeam', { team: team?.name ?? '…' })} <span aria-hidden="true">×</span>
    </button>
  );
}
