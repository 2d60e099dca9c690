import { Button, type ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { ConsoleIcon } from './console-icon.js';

export interface CopyButtonProps extends ButtonProps {
  value: string;
  /** What is copied, for those who hear the button without seeing what stands beside it. */
  of: string;
}

export function CopyButton({ value, of, ...rest }: CopyButtonProps) {
  const t = useTranslations('shell');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      notifications.show({ message: t('copied', { what: of }) });
    } catch {
      notifications.show({ color: 'red', message: t('copyFailed') });
    }
  };
  return (
    <Button leftSection={<ConsoleIcon name="copy" />} aria-label={t('copyOf', { what: of })} onClick={copy} {...rest}>
      {t('copy')}
    </Button>
  );
}
