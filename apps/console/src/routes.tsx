import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readAuditSearch } from './features/audit/audit-search.js';
import { readCallsSearch } from './features/calls/calls-search.js';
import { readOverviewSearch } from './features/overview/day.js';
import { readTrial } from './features/sign-in-settings/trial.js';
import { readSetUpSearch } from './features/set-up/set-up-search.js';
import { readRepsSearch } from './features/reps/reps-search.js';
import { PageFailed, PageLoading, PageNotFound } from './shell/no-page.js';
import { Shell } from './shell/shell.js';

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: PageNotFound,
  errorComponent: PageFailed,
});

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('./features/overview/overview-screen.js'), 'OverviewScreen'),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  validateSearch: readSetUpSearch,
  component: lazyRouteComponent(() => import('./features/set-up/set-up-screen.js'), 'SetUpScreen'),
});

const embedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/embed',
  component: lazyRouteComponent(() => import('./features/embed/embed-screen.js'), 'EmbedScreen'),
});

const callsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calls',
  validateSearch: readCallsSearch,
  component: lazyRouteComponent(() => import('./features/calls/calls-screen.js'), 'CallsScreen'),
});

const repsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reps',
  validateSearch: readRepsSearch,
  component: lazyRouteComponent(() => import('./features/reps/reps-screen.js'), 'RepsScreen'),
});

const importRepsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reps/import',
  component: lazyRouteComponent(() => import('./features/reps/import-screen.js'), 'ImportScreen'),
});

const teamsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reps/teams',
  component: lazyRouteComponent(() => import('./features/teams/teams-screen.js'), 'TeamsScreen'),
});

const twilioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/twilio',
  component: lazyRouteComponent(() => import('./features/twilio/twilio-screen.js'), 'TwilioScreen'),
});

const callingRulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calling-rules',
  component: lazyRouteComponent(() => import('./features/calling-rules/calling-rules-screen.js'), 'CallingRulesScreen'),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('./features/api-keys/api-keys-screen.js'), 'ApiKeysScreen'),
});

const adminsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admins',
  component: lazyRouteComponent(() => import('./features/admins/admins-screen.js'), 'AdminsScreen'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit-log',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./features/audit/audit-screen.js'), 'AuditScreen'),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./features/settings/settings-screen.js'), 'SettingsScreen'),
});

const signInSettingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in-settings',
  validateSearch: readTrial,
  component: lazyRouteComponent(
    () => import('./features/sign-in-settings/sign-in-settings-screen.js'),
    'SignInSettingsScreen',
  ),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/account/account-screen.js'), 'AccountScreen'),
});

export function createConsoleRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: rootRoute.addChildren([
      setUpRoute,
      overviewRoute,
      callsRoute,
      repsRoute,
      importRepsRoute,
      teamsRoute,
      twilioRoute,
      embedRoute,
      callingRulesRoute,
      apiKeysRoute,
      adminsRoute,
      auditRoute,
      settingsRoute,
      signInSettingsRoute,
      accountRoute,
    ]),
    basepath: '/console',
    defaultPreload: 'intent',
    // What a route does not read is not in its address.
    search: { strict: true },
    // Plain words in the address, as people expect and as they can be typed.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: writeSearch,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailed,
    ...(history ? { history } : {}),
  });
}

function writeSearch(search: Record<string, unknown>): string {
  const words = Object.entries(search).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(words.map(([key, value]) => [key, String(value)]));
  return words.length > 0 ? `?${query}` : '';
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
