import { useTranslations } from 'use-intl';
import { Page } from '../../shell/page.js';
import { OriginsCard } from './origins-card.js';
import { PracticeCard } from './practice-card.js';
import { SnippetsCard } from './snippets-card.js';

/** How the softphone gets onto a page of the CRM, whether it may be there, and whether it works. */
export function EmbedScreen() {
  const t = useTranslations('embed');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-columns">
        <div className="cc-stack">
          <SnippetsCard />
          <OriginsCard />
        </div>
        <PracticeCard />
      </div>
    </Page>
  );
}
