import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../shell/empty-state.js';

export function NoCalls({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useTranslations('calls');
  if (isFiltered) {
    return (
      <EmptyState title={t('nothingTitle')} text={t('nothingText')}>
        <Button variant="filled" onClick={onClear}>
          {t('clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
      <Link to="/embed" className="cc-link">
        {t('toEmbed')}
      </Link>
    </EmptyState>
  );
}
