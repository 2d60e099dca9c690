import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Page } from './page.js';
import { Waiting } from './waiting.js';

export function PageNotFound() {
  const t = useTranslations('shell');
  return (
    <Page title={t('notFound')} lead={t('notFoundText')}>
      <p>
        <Link to="/" className="cc-link">
          {t('toOverview')}
        </Link>
      </p>
    </Page>
  );
}

export function PageFailed() {
  const t = useTranslations('shell');
  return (
    <Page title={t('failed')} lead={t('failedText')}>
      <p>
        <Button variant="filled" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </p>
    </Page>
  );
}

export function PageLoading() {
  const t = useTranslations('shell');
  return <Waiting>{t('loading')}</Waiting>;
}
