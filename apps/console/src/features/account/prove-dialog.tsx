import type { ProveBothFactors } from '@cordboard/contracts';
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shell/problem-notice.js';

export interface ProveDialogProps {
  title: string;
  /** What follows. */
  text: string;
  action: string;
  isDangerous?: boolean;
  isBusy: boolean;
  problem: ApiProblem | null;
  onProve: (proof: ProveBothFactors) => void;
  onClose: () => void;
}

/** Password and code, before something about the second factor is changed. */
export function ProveDialog({ title, text, action, isDangerous, isBusy, problem, onProve, onClose }: ProveDialogProps) {
  const t = useTranslations('account.secondFactor');
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: {
      password: (password) => (password ? null : t('passwordMissing')),
      code: (code) => (code.trim() ? null : t('codeMissing')),
    },
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={form.onSubmit(onProve)} noValidate className="cc-form">
        <p>{text}</p>
        {problem && <ProblemNotice problem={problem} />}
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <TextInput
          label={t('code')}
          description={t('codeOrRecovery')}
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
        <div className="cc-actions cc-actions-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" {...(isDangerous && { color: 'red' })} loading={isBusy}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
