import { apiKeyScopes, type ApiKey } from '@cordboard/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';

export function KeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  return (
    <ListTable
      columns={[
        { head: t('name'), cell: ({ name }) => <strong>{name}</strong> },
        { head: t('preview'), cell: (key) => <Preview apiKey={key} /> },
        { head: t('scopes'), cell: (key) => <Scopes apiKey={key} /> },
        { head: t('created'), cell: ({ createdAt }) => formats.date(createdAt) },
        { head: t('expires'), cell: ({ expiresAt }) => (expiresAt ? formats.date(expiresAt) : t('never')) },
        { head: t('lastUsed'), cell: (key) => <LastUse apiKey={key} /> },
      ]}
      rows={keys}
      keyOf={({ id }) => id}
      actions={(key) => (
        <>
          <Link
            to="/audit-log"
            search={{ actor: key.id }}
            className="cc-link"
            aria-label={t('whatKeyDid', { name: key.name })}
          >
            {t('whatItDid')}
          </Link>
          <RowAction label={t('revokeKey', { name: key.name })} onClick={() => onRevoke(key)}>
            {t('revoke')}
          </RowAction>
        </>
      )}
    />
  );
}

function Preview({ apiKey: { preview } }: { apiKey: ApiKey }) {
  const t = useTranslations('apiKeys');
  if (!preview) return <span className="cc-muted">{t('unknownPreview')}</span>;
  return (
    <span className="cc-mono">
      {preview.prefix}…{preview.lastFour}
    </span>
  );
}

function Scopes({ apiKey: { scopes } }: { apiKey: ApiKey }) {
  const t = useTranslations('apiKeys');
  if (scopes.length === apiKeyScopes.length) return t('allScopes');
  return <span className="cc-mono">{scopes.join(', ')}</span>;
}

function LastUse({ apiKey: { lastUsedAt } }: { apiKey: ApiKey }) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  if (!lastUsedAt) return t('never');
  return (
    <time dateTime={lastUsedAt} title={formats.moment(lastUsedAt)}>
      {formats.age(lastUsedAt)}
    </time>
  );
}
