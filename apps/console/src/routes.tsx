import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { readCallsSearch } from './features/calls/calls-search.js';
import { PageFailed, PageNotFound } from './shell/no-page.js';
import { Shell } from './shell/shell.js';
import { Waiting } from './shell/waiting.js';
import { messages } from './shell/messages.js';

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: PageNotFound,
  errorComponent: PageFailed,
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/calls', replace: true });
  },
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
  component: lazyRouteComponent(() => import('./features/reps/reps-screen.js'), 'RepsScreen'),
});

export function createConsoleRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: rootRoute.addChildren([homeRoute, callsRoute, repsRoute, embedRoute]),
    basepath: '/console',
    defaultPreload: 'intent',
    // What a route does not read is not in its address.
    search: { strict: true },
    // Plain words in the address, as people expect and as they can be typed.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: writeSearch,
    defaultPendingComponent: () => <Waiting>{messages.loading}</Waiting>,
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
