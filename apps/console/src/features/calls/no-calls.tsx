import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { NoMatch } from '../../list/no-match.js';
import { EmptyState } from '../../shell/empty-state.js';

export function NoCalls({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useTranslations('calls');
  if (isFiltered) {
    return <NoMatch title={t('nothingTitle')} text={t('nothingText')} clear={t('clear')} onClear={onClear} />;
  }
  return (
    <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
      <Link to="/embed" className="cc-link">
        {t('toEmbed')}
      </Link>
    </EmptyState>
  );
}
