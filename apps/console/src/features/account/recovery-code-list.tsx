import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../shell/copy-button.js';

/** The only time that they are seen. They stay until their owner says that they are stored. */
export function RecoveryCodeList({ codes, onStored }: { codes: readonly string[]; onStored: () => void }) {
  const t = useTranslations('account.secondFactor');
  return (
    <Notice tone="line" icon="key" title={t('codesTitle')}>
      <p>{t('codesText')}</p>
      <ul className="cc-recovery-codes" aria-label={t('codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="cc-actions">
        <CopyButton value={codes.join('\n')} of={t('codes')} variant="filled" />
        <Button onClick={onStored}>{t('stored')}</Button>
      </div>
    </Notice>
  );
}
