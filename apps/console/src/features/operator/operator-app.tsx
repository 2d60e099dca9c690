import type { OperatorMe } from '@cordboard/contracts';
import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Attendance } from '../../api/attendance.js';
import { ConsoleApi } from '../../api/console-api.js';
import type { Fetch } from '../../api/http.js';
import { DraftOwnerProvider } from '../../drafts/draft-owner.js';
import { forgetTheLast } from '../../session/forget-the-last.js';
import { createOperatorSession, type Session } from '../../session/session.js';
import { SignInForm } from '../../session/sign-in-form.js';
import { ApiProvider, useStateOf } from '../../session/use-session.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { OperatorLinkPage } from './operator-link-page.js';
import { createOperatorRouter } from './operator-routes.js';
import { OperatorSessionProvider } from './operator-session.js';
import { OperatorSignInPage } from './operator-sign-in-page.js';

export interface OperatorAppProps {
  fetch: Fetch;
  /** Of the link that this was opened with. */
  token: string | undefined;
  history?: RouterHistory;
}

/** The part of the console that is for who runs Cordboard: sessions of their own, and no company's data. */
export function OperatorApp({ fetch, token, history }: OperatorAppProps) {
  const queries = useQueryClient();
  const [{ session, api, attendance }] = useState(() => {
    const session = createOperatorSession(fetch);
    const attendance = new Attendance();
    return { session, attendance, api: new ConsoleApi(fetch, session, attendance) };
  });
  const [link, setLink] = useState(token);
  useEffect(() => {
    void session.open();
    const stopWatching = attendance.watch(document);
    const unsubscribe = forgetTheLast(session, queries, ({ operator }) => operator.id);
    return () => {
      stopWatching();
      unsubscribe();
    };
  }, [session, attendance, queries]);
  const goHome = () => {
    if (!history) window.history.replaceState(null, '', '/console/operator/');
    setLink(undefined);
  };
  return (
    <ApiProvider value={api}>
      <OperatorSessionProvider value={session}>
        {link === undefined ? (
          <OperatorEntrance session={session} {...(history ? { history } : {})} />
        ) : (
          <OperatorLinkPage fetch={fetch} token={link} session={session} onDone={goHome} />
        )}
      </OperatorSessionProvider>
    </ApiProvider>
  );
}

function OperatorEntrance({ session, history }: { session: Session<OperatorMe>; history?: RouterHistory }) {
  const t = useTranslations('session');
  const state = useStateOf(session);
  if (state.kind === 'opening') return <Waiting>{t('opening')}</Waiting>;
  if (state.kind === 'unreachable') {
    return (
      <main className="cc-entrance">
        <ProblemNotice problem={state.problem} onRetry={() => void session.open()} />
      </main>
    );
  }
  if (state.kind === 'signed-out') return <OperatorSignInPage session={session} />;
  return (
    <DraftOwnerProvider value={state.me.operator.id}>
      <OperatorArea {...(history ? { history } : {})} />
      <Modal opened={state.kind === 'ended'} onClose={() => undefined} title={t('endedTitle')} withCloseButton={false}>
        <p className="cc-hint">{t('ended')}</p>
        <SignInForm session={session} as={{ email: state.me.operator.email }} />
        <Button variant="subtle" fullWidth mt="xs" onClick={() => session.leave()}>
          {t('somebodyElse')}
        </Button>
      </Modal>
    </DraftOwnerProvider>
  );
}

function OperatorArea({ history }: { history?: RouterHistory }) {
  const [router] = useState(() => createOperatorRouter(history));
  return <RouterProvider router={router} />;
}
