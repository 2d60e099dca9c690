import { newPassword, type AcceptedInvitation } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { checkWith } from '../api/check.js';
import { request, withBody, type Fetch } from '../api/http.js';
import { useSession } from '../session/use-session.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { messages } from './messages.js';

export interface InvitationPageProps {
  fetch: Fetch;
  token: string;
  /** The new admin is signed in, or has to sign in by hand. */
  onDone: () => void;
}

export function InvitationPage({ fetch, token, onDone }: InvitationPageProps) {
  useDocumentTitle(messages.title);
  const session = useSession();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value ? checkWith(newPassword)(value) : messages.missing) },
  });

  const accept = form.onSubmit(async ({ password }) => {
    setBusy(true);
    try {
      const body = { token, password };
      const { body: accepted } = await request<AcceptedInvitation>(
        fetch,
        '/v1/invitations/accept',
        withBody('POST', body),
      );
      // Whoever is an admin of several companies chooses one at the sign-in.
      await session.signIn({ email: accepted.email, password }).catch(() => session.leave());
      onDone();
    } catch (error) {
      const reason = toProblem(error);
      setProblem(reason);
      form.setErrors(reason.fieldErrors);
      setBusy(false);
    }
  });

  return (
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{token ? messages.title : messages.noTokenTitle}</h1>
        <p className="cc-muted">{token ? messages.lead : messages.noToken}</p>
        {token && (
          <form onSubmit={accept} noValidate className="cc-form">
            {problem && <ProblemNotice problem={problem} />}
            <PasswordInput
              label={messages.password}
              description={messages.hint}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              autoComplete="new-password"
              autoFocus
              {...form.getInputProps('password')}
            />
            <Button type="submit" variant="filled" fullWidth loading={isBusy}>
              {messages.accept}
            </Button>
          </form>
        )}
        <Button variant="subtle" onClick={onDone}>
          {messages.toSignIn}
        </Button>
      </div>
    </main>
  );
}
