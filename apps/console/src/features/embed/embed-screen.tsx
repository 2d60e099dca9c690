import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../shell/copy-button.js';
import { Page } from '../../shell/page.js';
import { pageSnippet, serverSnippet } from './snippets.js';

export function EmbedScreen() {
  const t = useTranslations('embed');
  const server = serverSnippet(location.origin);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack">
        <Step title={t('keyTitle')} text={t('keyText')}>
          <p>
            <Link to="/api-keys" className="cc-link">
              {t('keyLink')}
            </Link>
          </p>
        </Step>
        <Step title={t('serverTitle')} text={t('serverText')}>
          <Snippet of={t('serverSnippet')} code={server} />
        </Step>
        <Step title={t('pageTitle')} text={t('pageText')}>
          <Snippet of={t('pageSnippet')} code={pageSnippet} />
        </Step>
        <Step title={t('policyTitle')} text={t('policyText', { origin: location.origin })} />
      </div>
    </Page>
  );
}

function Step({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className="cc-card cc-pad">
      <h2>{title}</h2>
      <p className="cc-muted">{text}</p>
      {children}
    </section>
  );
}

function Snippet({ of, code }: { of: string; code: string }) {
  return (
    <div className="cc-snippet">
      {/* Long lines scroll, also by keyboard. */}
      <pre tabIndex={0} aria-label={of}>
        {code}
      </pre>
      <CopyButton value={code} of={of} />
    </div>
  );
}
