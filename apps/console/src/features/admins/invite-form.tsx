import { adminRoles, createInvitation, type AdminRole } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useFormats } from '../../format/use-formats.js';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { CopyButton } from '../../shell/copy-button.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useInvite } from './api/admins.js';

/** Nobody can invite somebody who may do more than they may themselves. */
export function InviteForm() {
  const t = useTranslations('admins');
  const fieldErrorsOf = useFieldErrors();
  const formats = useFormats();
  const { admin } = useMe();
  const invite = useInvite();
  const roles = adminRoles.filter((role) => isAtLeast(admin.role, role));
  const checkEmail = checkWith(createInvitation.shape.email, t('emailWrong'));
  const form = useForm({
    initialValues: { email: '', role: 'supervisor' as AdminRole },
    validate: { email: (email) => checkEmail(email.trim()) },
  });
  useDraft(form, 'invitation');
  const submit = form.onSubmit(({ email, role }) =>
    invite.mutate(
      { email: email.trim(), role },
      {
        onSuccess: () => form.reset(),
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate className="cc-card cc-pad">
      <h2>{t('inviteTitle')}</h2>
      <p className="cc-muted">{t('text')}</p>
      <div className="cc-form-row">
        <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
        <NativeSelect
          label={t('role')}
          data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          {...form.getInputProps('role')}
        />
      </div>
      <div className="cc-actions">
        <Button type="submit" variant="filled" loading={invite.isPending}>
          {t('invite')}
        </Button>
      </div>
      {invite.error && <ProblemNotice problem={toProblem(invite.error)} />}
      {invite.data && (
        <Notice tone="line" icon="key" title={t('readyTitle', { email: invite.data.email })}>
          <p>{t('readyText', { until: formats.moment(invite.data.expiresAt) })}</p>
          <div className="cc-copyable cc-new-key">
            <code aria-label={t('link')}>{invite.data.url}</code>
            <CopyButton value={invite.data.url} of={t('link')} />
          </div>
        </Notice>
      )}
    </form>
  );
}
