import type { TwilioConfig } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { Button, PasswordInput } from '@mantine/core';
import { useState, type ChangeEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';

export interface SecretFieldProps {
  label: string;
  hint: string;
  /** The stored secret, as far as it may be known; null where one has to be typed. */
  stored: TwilioConfig['authToken'] | null;
  value: string;
  onChange: (value: string | ChangeEvent<HTMLInputElement>) => void;
  error?: ReactNode;
}

/** A secret goes in and never comes out: it is said that it is set, and it can be replaced. */
export function SecretField({ label, hint, stored, ...input }: SecretFieldProps) {
  const t = useTranslations('twilio');
  const formats = useFormats();
  const [isReplacing, setReplacing] = useState(false);
  if (stored?.set && !isReplacing && !input.value) {
    return (
      <div className="cc-secret">
        <span className="cc-secret-label">{label}</span>
        <span className="cc-secret-set">
          <Icon name="lock" size="sm" />
          <span>{t('secretSet', { lastFour: stored.lastFour, age: formats.age(stored.updatedAt) })}</span>
          <Button size="compact-sm" aria-label={t('replaceOf', { secret: label })} onClick={() => setReplacing(true)}>
            {t('replace')}
          </Button>
        </span>
      </div>
    );
  }
  return (
    <div>
      <PasswordInput
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="new-password"
        autoFocus={isReplacing}
        {...input}
      />
      {stored?.set && (
        <Button
          size="compact-sm"
          variant="subtle"
          mt={4}
          onClick={() => {
            input.onChange('');
            setReplacing(false);
          }}
        >
          {t('keep')}
        </Button>
      )}
    </div>
  );
}
