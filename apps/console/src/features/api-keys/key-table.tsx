import { apiKeyScopes, type ApiKey } from '@cordboard/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';

export interface KeyTableProps {
  keys: ApiKey[];
  /** What a key may ask in a minute that has no limit of its own; null for no limit. */
  usualLimit: number | null;
  onLimit: (key: ApiKey) => void;
  onRevoke: (key: ApiKey) => void;
}

export function KeyTable({ keys, usualLimit, onLimit, onRevoke }: KeyTableProps) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  return (
    <ListTable
      columns={[
        { head: t('name'), cell: ({ name }) => <strong>{name}</strong> },
        { head: t('preview'), cell: (key) => <Preview apiKey={key} /> },
        { head: t('scopes'), cell: (key) => <Scopes apiKey={key} /> },
        { head: t('limit'), cell: ({ requestsPerMinute }) => <Limit own={requestsPerMinute} usual={usualLimit} /> },
        { head: t('created'), cell: ({ createdAt }) => formats.date(createdAt) },
        { head: t('expires'), cell: ({ expiresAt }) => (expiresAt ? formats.date(expiresAt) : t('never')) },
        { head: t('lastUsed'), cell: (key) => <LastUse apiKey={key} /> },
      ]}
      rows={keys}
      keyOf={({ id }) => id}
      actions={(key) => (
        <>
          <RowAction isHarmless label={t('limitKey', { name: key.name })} onClick={() => onLimit(key)}>
            {t('changeLimit')}
          </RowAction>
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

function Limit({ own, usual }: { own: number | null; usual: number | null }) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  if (own !== null) return formats.whole(own);
  return usual === null ? t('noLimit') : t('usualLimit', { usual });
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
