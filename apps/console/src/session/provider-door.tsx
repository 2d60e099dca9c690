import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useGoTo } from '../shell/go-to.js';

export interface ProviderDoorProps {
  email: string;
  url: string;
  /** Left out where the password is asked for already. */
  onPassword: (() => void) | undefined;
}

/** The way to the company's own sign-in. */
export function ProviderDoor({ email, url, onPassword }: ProviderDoorProps) {
  const t = useTranslations('session');
  const goTo = useGoTo();
  return (
    <>
      <Notice tone="line" icon="key" title={t('providerTitle', { domain: email.replace(/^.*@/, '').trim() })}>
        <p>{t('providerText')}</p>
      </Notice>
      <Button variant="filled" fullWidth onClick={() => goTo(url)}>
        {t('toProvider')}
      </Button>
      {onPassword && (
        <Button variant="subtle" fullWidth onClick={onPassword}>
          {t('withPassword')}
        </Button>
      )}
    </>
  );
}
