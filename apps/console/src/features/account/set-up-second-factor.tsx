import type { SecondFactorSetUp } from '@cordboard/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { CopyButton } from '../../shell/copy-button.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useBeginSecondFactor, useConfirmSecondFactor } from './api/second-factor.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodeList } from './recovery-code-list.js';

export interface SetUpSecondFactorProps {
  /** It is on; the recovery codes are being shown. */
  onConfirmed?: () => void;
  /** It is on, and the recovery codes are stored. */
  onDone: () => void;
  onCancel: () => void;
}

/** Password, then the secret and a code that proves that an app has it, then the recovery codes. */
export function SetUpSecondFactor({ onConfirmed, onDone, onCancel }: SetUpSecondFactorProps) {
  const [secret, setSecret] = useState<SecondFactorSetUp | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodeList codes={codes} onStored={onDone} />;
  if (secret) {
    const confirmed = (made: readonly string[]) => {
      setCodes(made);
      onConfirmed?.();
    };
    return <Confirm setUp={secret} onConfirmed={confirmed} onCancel={onCancel} />;
  }
  return <Begin onBegun={setSecret} onCancel={onCancel} />;
}

function Begin({ onBegun, onCancel }: { onBegun: (setUp: SecondFactorSetUp) => void; onCancel: () => void }) {
  const t = useTranslations('account.secondFactor');
  const begin = useBeginSecondFactor();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password ? null : t('passwordMissing')) },
  });
  return (
    <form
      onSubmit={form.onSubmit(({ password }) => begin.mutate(password, { onSuccess: onBegun }))}
      noValidate
      className="cc-form"
    >
      <p>{t('beginText')}</p>
      {begin.error && <ProblemNotice problem={toProblem(begin.error)} />}
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        autoFocus
        {...form.getInputProps('password')}
      />
      <div className="cc-actions">
        <Button type="submit" variant="filled" loading={begin.isPending}>
          {t('goOn')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

interface ConfirmProps {
  setUp: SecondFactorSetUp;
  onConfirmed: (codes: readonly string[]) => void;
  onCancel: () => void;
}

function Confirm({ setUp: { secret, uri }, onConfirmed, onCancel }: ConfirmProps) {
  const t = useTranslations('account.secondFactor');
  const confirm = useConfirmSecondFactor();
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (/^\d{6}$/.test(code.replace(/\s/g, '')) ? null : t('codeWrong')) },
  });
  const submit = form.onSubmit(({ code }) =>
    confirm.mutate(code, { onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes) }),
  );
  return (
    <form onSubmit={submit} noValidate className="cc-form">
      <p>{t('scan')}</p>
      <div className="cc-second-factor">
        <QrCode text={uri} label={t('qrCode')} />
        <div className="cc-stack">
          <p className="cc-hint">{t('typeIt')}</p>
          <div className="cc-copyable">
            <code aria-label={t('secret')}>{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
            <CopyButton value={secret} of={t('secret')} />
          </div>
        </div>
      </div>
      {confirm.error && <ProblemNotice problem={toProblem(confirm.error)} />}
      <TextInput
        label={t('code')}
        description={t('codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maw={240}
        {...form.getInputProps('code')}
      />
      <div className="cc-actions">
        <Button type="submit" variant="filled" loading={confirm.isPending}>
          {t('switchOn')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
