import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { RouterHistory } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from './api/api-problem.js';
import { Attendance } from './api/attendance.js';
import { ConsoleApi } from './api/console-api.js';
import type { Fetch } from './api/http.js';
import { LanguageProvider } from './language/language-provider.js';
import { Entrance } from './session/entrance.js';
import { LiveFeed, type EventStream } from './live/live-feed.js';
import type { Opening } from './opening/take-opening.js';
import { forgetTheLast } from './session/forget-the-last.js';
import { createAdminSession } from './session/session.js';
import { findWayWith } from './session/sign-in-way.js';
import { ApiProvider, LiveFeedProvider, SessionProvider } from './session/use-session.js';
import { GoToProvider, type GoTo } from './shell/go-to.js';
import { PageFailed, PageLoading } from './shell/no-page.js';
import { cssVariablesResolver, themeWith } from './theme/theme.js';

// Seen once, or by few; who signs in does not wait for them.
const onFailure = () => ({ default: PageFailed });
const InvitationPage = lazy(() =>
  import('./invitation/invitation-page.js').then((loaded) => ({ default: loaded.InvitationPage }), onFailure),
);
const FirstTenantPage = lazy(() =>
  import('./first-tenant/first-tenant-page.js').then((loaded) => ({ default: loaded.FirstTenantPage }), onFailure),
);
const OperatorApp = lazy(() =>
  import('./features/operator/operator-app.js').then((loaded) => ({ default: loaded.OperatorApp }), onFailure),
);

export interface ConsoleAppProps {
  fetch: Fetch;
  /** What the page was opened with. */
  opening?: Opening;
  /** The API's stream of what has changed; without it the page shows what it has read. */
  openLiveStream?: () => EventStream;
  /** Where the page's address is kept; the browser's own unless told otherwise. */
  history?: RouterHistory;
  /** Leaves for an address elsewhere, as the browser does unless told otherwise. */
  goTo?: GoTo;
  /** Mantine leaves out transitions in `test`. */
  env?: 'default' | 'test';
}

export function ConsoleApp({
  fetch,
  opening = { kind: 'console' },
  openLiveStream,
  history,
  goTo,
  env = 'default',
}: ConsoleAppProps) {
  const [queries] = useState(createQueries);
  const isForOperators = opening.kind === 'operator' || opening.kind === 'operator-link';
  const inside = (
    <LanguageProvider>
      <Look env={env}>
        <QueryClientProvider client={queries}>
          {isForOperators ? (
            <Suspense fallback={<PageLoading />}>
              <OperatorApp
                fetch={fetch}
                token={opening.kind === 'operator-link' ? opening.token : undefined}
                {...(history ? { history } : {})}
              />
            </Suspense>
          ) : (
            <AdminConsole
              fetch={fetch}
              queries={queries}
              opening={opening}
              openLiveStream={openLiveStream}
              {...(history ? { history } : {})}
            />
          )}
          <Notifications position="bottom-right" />
        </QueryClientProvider>
      </Look>
    </LanguageProvider>
  );
  return goTo ? <GoToProvider value={goTo}>{inside}</GoToProvider> : inside;
}

interface AdminConsoleProps {
  fetch: Fetch;
  queries: QueryClient;
  opening: Opening;
  openLiveStream: (() => EventStream) | undefined;
  history?: RouterHistory;
}

function AdminConsole({ fetch, queries, opening, openLiveStream, history }: AdminConsoleProps) {
  const [link, setLink] = useState('token' in opening ? opening : null);
  const [world] = useState(() => openWorld(fetch, queries, openLiveStream));
  useEffect(() => world.start(), [world]);
  const goHome = () => {
    if (!history) window.history.replaceState(null, '', '/console/');
    setLink(null);
  };
  const LinkPage = link?.kind === 'first-tenant' ? FirstTenantPage : InvitationPage;
  return (
    <ApiProvider value={world.api}>
      <SessionProvider value={world.session}>
        <LiveFeedProvider value={world.liveFeed}>
          {link ? (
            <Suspense fallback={<PageLoading />}>
              <LinkPage fetch={fetch} token={link.token} onDone={goHome} />
            </Suspense>
          ) : (
            <Entrance
              findWay={world.findWay}
              providerProblem={opening.kind === 'console' ? opening.providerProblem : undefined}
              {...(history ? { history } : {})}
            />
          )}
        </LiveFeedProvider>
      </SessionProvider>
    </ApiProvider>
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

const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What was refused is refused again; what was not reached, or failed, may have been bad luck.
        retry: (failures, error) => failures < 1 && [0, 502, 503, 504].includes(toProblem(error).status),
        retryDelay: 500,
      },
    },
  });

function openWorld(fetch: Fetch, queries: QueryClient, openLiveStream: (() => EventStream) | undefined) {
  const session = createAdminSession(fetch);
  const attendance = new Attendance();
  const liveFeed = openLiveStream && new LiveFeed(openLiveStream);
  const start = () => {
    void session.open();
    const stopWatching = attendance.watch(document);
    const unsubscribe = forgetTheLast(session, queries, ({ admin }) => admin.id);
    return () => {
      stopWatching();
      unsubscribe();
    };
  };
  return { session, api: new ConsoleApi(fetch, session, attendance), findWay: findWayWith(fetch), liveFeed, start };
}
