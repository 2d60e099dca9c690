import type { TwilioConfig } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { Button, PasswordInput } from '@mantine/core';
import { useState, type ChangeEvent, type ReactNode } from 'react';
import { formatAge } from '../../format/time.js';
import { messages } from './messages.js';

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
  const [isReplacing, setReplacing] = useState(false);
  if (stored?.set && !isReplacing && !input.value) {
    return (
      <div className="cc-secret">
        <span className="cc-secret-label">{label}</span>
        <span className="cc-secret-set">
          <Icon name="lock" size="sm" />
          <span>{messages.secretSet(stored.lastFour, formatAge(stored.updatedAt))}</span>
          <Button size="compact-sm" aria-label={messages.replaceOf(label)} onClick={() => setReplacing(true)}>
            {messages.replace}
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
          {messages.keep}
        </Button>
      )}
    </div>
  );
}
