import { adminRoles, createInvitation, type AdminRole } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { formatMoment } from '../../format/time.js';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { CopyButton } from '../../shell/copy-button.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useInvite } from './api/admins.js';
import { messages } from './messages.js';

const checkEmail = checkWith(createInvitation.shape.email);

/** Nobody can invite somebody who may do more than they may themselves. */
export function InviteForm() {
  const { admin } = useMe();
  const invite = useInvite();
  const roles = adminRoles.filter((role) => isAtLeast(admin.role, role));
  const form = useForm({
    initialValues: { email: '', role: 'supervisor' as AdminRole },
    validate: { email: (email) => checkEmail(email.trim()) },
  });
  const submit = form.onSubmit(({ email, role }) =>
    invite.mutate(
      { email: email.trim(), role },
      {
        onSuccess: () => form.reset(),
        onError: (error) => form.setErrors(toProblem(error).fieldErrors),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate className="cc-card cc-pad">
      <h2>{messages.inviteTitle}</h2>
      <p className="cc-muted">{messages.text}</p>
      <div className="cc-form-row">
        <TextInput label={messages.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
        <NativeSelect
          label={messages.role}
          data={roles.map((value) => ({ value, label: messages.roles[value] }))}
          {...form.getInputProps('role')}
        />
      </div>
      <div className="cc-actions">
        <Button type="submit" loading={invite.isPending}>
          {messages.invite}
        </Button>
      </div>
      {invite.error && <ProblemNotice problem={toProblem(invite.error)} />}
      {invite.data && (
        <Notice tone="line" icon="key" title={messages.readyTitle(invite.data.email)}>
          <p>{messages.readyText(formatMoment(invite.data.expiresAt))}</p>
          <div className="cc-copyable cc-new-key">
            <code aria-label={messages.link}>{invite.data.url}</code>
            <CopyButton value={invite.data.url} of={messages.link} />
          </div>
        </Notice>
      )}
    </form>
  );
}
