import { newPassword, type AcceptedInvitation } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { checkWith } from '../api/check.js';
import { request, withBody, type Fetch } from '../api/http.js';
import { useSession } from '../session/use-session.js';
import { LanguageSelect } from '../shell/language-select.js';
import { ProblemNotice } from '../shell/problem-notice.js';

export interface InvitationPageProps {
  fetch: Fetch;
  token: string;
  /** The new admin is signed in, or has to sign in by hand. */
  onDone: () => void;
}

export function InvitationPage({ fetch, token, onDone }: InvitationPageProps) {
  const t = useTranslations('invitation');
  useDocumentTitle(t('title'));
  const session = useSession();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: checkWith(newPassword, t('wrong')) },
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
        <h1>{token ? t('title') : t('noTokenTitle')}</h1>
        <p className="cc-muted">{token ? t('lead') : t('noToken')}</p>
        {token && (
          <form onSubmit={accept} noValidate className="cc-form">
            {problem && <ProblemNotice problem={problem} />}
            <PasswordInput
              label={t('password')}
              description={t('hint')}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              autoComplete="new-password"
              autoFocus
              {...form.getInputProps('password')}
            />
            <Button type="submit" variant="filled" fullWidth loading={isBusy}>
              {t('accept')}
            </Button>
          </form>
        )}
        <Button variant="subtle" onClick={onDone}>
          {t('toSignIn')}
        </Button>
        <LanguageSelect />
      </div>
    </main>
  );
}
