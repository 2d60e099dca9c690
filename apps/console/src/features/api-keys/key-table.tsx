import type { ApiKey } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';

export function KeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  return (
    <table className="cc-table cc-list-table">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('preview')}</th>
          <th scope="col">{t('created')}</th>
          <th scope="col">{t('lastUsed')}</th>
          <th scope="col" className="cc-number">
            {t('actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td data-head={t('name')}>
              <strong>{key.name}</strong>
            </td>
            <td data-head={t('preview')}>
              {key.preview ? (
                <span className="cc-mono">
                  {key.preview.prefix}…{key.preview.lastFour}
                </span>
              ) : (
                <span className="cc-muted">{t('unknownPreview')}</span>
              )}
            </td>
            <td data-head={t('created')}>{formats.date(key.createdAt)}</td>
            <td data-head={t('lastUsed')}>
              {key.lastUsedAt ? (
                <time dateTime={key.lastUsedAt} title={formats.moment(key.lastUsedAt)}>
                  {formats.age(key.lastUsedAt)}
                </time>
              ) : (
                t('never')
              )}
            </td>
            <td className="cc-number">
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={t('revokeKey', { name: key.name })}
                onClick={() => onRevoke(key)}
              >
                {t('revoke')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
