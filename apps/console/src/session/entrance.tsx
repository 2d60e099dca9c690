import { Button, Modal } from '@mantine/core';
import type { ProviderProblem } from '@cordboard/contracts';
import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DraftOwnerProvider } from '../drafts/draft-owner.js';
import { createConsoleRouter } from '../routes.js';
import { PageFailed, PageLoading } from '../shell/no-page.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { Waiting } from '../shell/waiting.js';
import { SignInForm } from './sign-in-form.js';
import { SignInPage } from './sign-in-page.js';
import type { FindWay } from './sign-in-way.js';
import { useMe, useSession, useSessionState } from './use-session.js';

// Most companies require none, and who has one never sees this.
const RequiredSecondFactor = lazy(() =>
  import('../features/account/required-second-factor.js').then(
    (loaded) => ({ default: loaded.RequiredSecondFactor }),
    () => ({ default: PageFailed }),
  ),
);

export interface EntranceProps {
  history?: RouterHistory;
  findWay: FindWay;
  providerProblem?: ProviderProblem | undefined;
}

/** The console for who is signed in, the sign-in for who is not; over the page when the session ended under it. */
export function Entrance({ history, findWay, providerProblem }: EntranceProps) {
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
  if (state.kind === 'signed-out') return <SignInPage findWay={findWay} providerProblem={providerProblem} />;
  const { admin, tenant, mustSetUpSecondFactor } = state.me;
  return (
    <DraftOwnerProvider value={admin.id}>
      {mustSetUpSecondFactor ? (
        <Suspense fallback={<PageLoading />}>
          <RequiredSecondFactor />
        </Suspense>
      ) : (
        <Console {...(history ? { history } : {})} />
      )}
      <Modal opened={state.kind === 'ended'} onClose={() => undefined} title={t('endedTitle')} withCloseButton={false}>
        <p className="cc-hint">{t('ended')}</p>
        <SignInForm session={session} as={{ email: admin.email, tenantId: tenant.id }} findWay={findWay} />
        <Button variant="subtle" fullWidth mt="xs" onClick={() => session.leave()}>
          {t('somebodyElse')}
        </Button>
      </Modal>
    </DraftOwnerProvider>
  );
}

function Console({ history }: { history?: RouterHistory }) {
  const [router] = useState(() => createConsoleRouter(history));
  useWarningOfFewCodes();
  return <RouterProvider router={router} />;
}

const fewCodes = 3;

/** Once after each sign-in: who has used most of their recovery codes has lost their app more than once. */
function useWarningOfFewCodes(): void {
  const t = useTranslations('session');
  const { isOn, recoveryCodesLeft } = useMe().admin.secondFactor;
  useEffect(() => {
    if (isOn && recoveryCodesLeft <= fewCodes) {
      notifications.show({ color: 'yellow', message: t('fewRecoveryCodes', { count: recoveryCodesLeft }) });
    }
    // Once: the account's own page says it as long as it holds.
  }, []);
}
