import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { RouterHistory } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from './api/api-problem.js';
import { ConsoleApi } from './api/console-api.js';
import type { Fetch } from './api/http.js';
import { forgetDrafts } from './drafts/drafts.js';
import { LanguageProvider } from './language/language-provider.js';
import { Entrance } from './session/entrance.js';
import { Session } from './session/session.js';
import { BackendProvider } from './session/use-session.js';
import { PageFailed, PageLoading } from './shell/no-page.js';
import { cssVariablesResolver, themeWith } from './theme/theme.js';

// Seen once by each admin; who signs in does not wait for it.
const InvitationPage = lazy(() =>
  import('./invitation/invitation-page.js').then(
    (loaded) => ({ default: loaded.InvitationPage }),
    () => ({ default: PageFailed }),
  ),
);

export interface ConsoleAppProps {
  fetch: Fetch;
  /** The token of the invitation that the page was opened with. */
  invitation?: string | undefined;
  /** Where the page's address is kept; the browser's own unless told otherwise. */
  history?: RouterHistory;
  /** Mantine leaves out transitions in `test`. */
  env?: 'default' | 'test';
}

export function ConsoleApp({ fetch, invitation, history, env = 'default' }: ConsoleAppProps) {
  const [isInvited, setInvited] = useState(invitation !== undefined);
  const [world] = useState(() => openWorld(fetch));
  useEffect(() => world.start(), [world]);
  const goHome = () => {
    if (!history) window.history.replaceState(null, '', '/console/');
    setInvited(false);
  };
  return (
    <LanguageProvider>
      <Look env={env}>
        <QueryClientProvider client={world.queries}>
          <BackendProvider value={world}>
            {isInvited ? (
              <Suspense fallback={<PageLoading />}>
                <InvitationPage fetch={fetch} token={invitation ?? ''} onDone={goHome} />
              </Suspense>
            ) : (
              <Entrance {...(history ? { history } : {})} />
            )}
            <Notifications position="bottom-right" />
          </BackendProvider>
        </QueryClientProvider>
      </Look>
    </LanguageProvider>
  );
}

function Look({ env, children }: { env: 'default' | 'test'; children: ReactNode }) {
  const close = useTranslations('shell')('close');
  const theme = useMemo(() => themeWith({ close }), [close]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" env={env}>
      {children}
    </MantineProvider>
  );
}

function openWorld(fetch: Fetch) {
  const session = new Session(fetch);
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What was refused is refused again; what was not reached, or failed, may have been bad luck.
        retry: (failures, error) => failures < 1 && [0, 502, 503, 504].includes(toProblem(error).status),
        retryDelay: 500,
      },
    },
  });
  const start = () => {
    void session.open();
    let wasSomebodyHere = false;
    return session.subscribe(() => {
      const state = session.getState();
      const isSomebodyHere = state.kind === 'signed-in' || state.kind === 'ended';
      // Whoever signs in next must not see what the one before has seen, or typed. Who only finds that the session has
      // ended may be the same.
      if (state.kind === 'signed-out') queries.clear();
      if (state.kind === 'signed-out' && wasSomebodyHere) forgetDrafts();
      if (state.kind === 'signed-in') forgetDrafts(state.me.admin.id);
      wasSomebodyHere = isSomebodyHere;
    });
  };
  return { session, queries, api: new ConsoleApi(fetch, session), start };
}
