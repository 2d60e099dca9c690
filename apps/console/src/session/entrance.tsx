import { Button, Modal } from '@mantine/core';
import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { createConsoleRouter } from '../routes.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { Waiting } from '../shell/waiting.js';
import { SignInForm } from './sign-in-form.js';
import { SignInPage } from './sign-in-page.js';
import { useSession, useSessionState } from './use-session.js';

/** The console for who is signed in, the sign-in for who is not; over the page when the session ended under it. */
export function Entrance({ history }: { history?: RouterHistory }) {
  const t = useTranslations('session');
  const session = useSession();
  const state = useSessionState();
  if (state.kind === 'opening') return <Waiting>{t('opening')}</Waiting>;
  if (state.kind === 'unreachable') {
    return (
      <main className="cc-entrance">
        <ProblemNotice problem={state.problem} onRetry={() => void session.open()} />
      </main>
    );
  }
  if (state.kind === 'signed-out') return <SignInPage />;
  return (
    <>
      <Console {...(history ? { history } : {})} />
      <Modal opened={state.kind === 'ended'} onClose={() => undefined} title={t('endedTitle')} withCloseButton={false}>
        <p className="cc-hint">{t('ended')}</p>
        <SignInForm as={{ email: state.me.admin.email, tenantId: state.me.tenant.id }} />
        <Button variant="subtle" fullWidth mt="xs" onClick={() => session.leave()}>
          {t('somebodyElse')}
        </Button>
      </Modal>
    </>
  );
}

function Console({ history }: { history?: RouterHistory }) {
  const [router] = useState(() => createConsoleRouter(history));
  return <RouterProvider router={router} />;
}
