import { Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../shell/copy-button.js';
import { packageSnippet, reactSnippet, scriptSnippet, serverSnippet } from './snippets.js';

/** What goes into the CRM's page, by the kind of page it is, and into its server. */
export function SnippetsCard() {
  const t = useTranslations('embed');
  const { origin } = location;
  const kinds = [
    { kind: 'script', code: scriptSnippet(origin) },
    { kind: 'package', code: packageSnippet },
    { kind: 'react', code: reactSnippet },
  ] as const;
  return (
    <section className="cc-card cc-pad" aria-labelledby="embed-snippets">
      <h2 id="embed-snippets">{t('page.title')}</h2>
      <Tabs defaultValue="script">
        <Tabs.List aria-label={t('page.kinds')}>
          {kinds.map(({ kind }) => (
            <Tabs.Tab key={kind} value={kind}>
              {t(`page.${kind}.name`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {kinds.map(({ kind, code }) => (
          <Tabs.Panel key={kind} value={kind} pt="sm">
            <p className="cc-muted">{t(`page.${kind}.text`)}</p>
            <Snippet of={t('page.snippet')} code={code} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <p className="cc-hint">{t('page.policy', { origin })}</p>
      <h2>{t('server.title')}</h2>
      <p className="cc-muted">
        {t('server.text')}{' '}
        <Link to="/api-keys" className="cc-link">
          {t('server.key')}
        </Link>
      </p>
      <Snippet of={t('server.snippet')} code={serverSnippet(origin)} />
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
