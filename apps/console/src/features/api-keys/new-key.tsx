import type { CreatedApiKey } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../shell/copy-button.js';

/** The only time that the key is seen. It stays until the admin says that it is stored. */
export function NewKey({ created, onStored }: { created: CreatedApiKey; onStored: () => void }) {
  const t = useTranslations('apiKeys');
  return (
    <Notice tone="line" icon="key" title={t('createdTitle', { name: created.name })}>
      <p>{t('createdText')}</p>
      <div className="cc-copyable cc-new-key">
        <code aria-label={t('key')}>{created.key}</code>
        <CopyButton value={created.key} of={t('key')} variant="filled" />
        <Button onClick={onStored}>{t('stored')}</Button>
      </div>
    </Notice>
  );
}
