import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
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
    throw redirect({ to: '/embed', replace: true });
  },
});

const embedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/embed',
  component: lazyRouteComponent(() => import('./features/embed/embed-screen.js'), 'EmbedScreen'),
});

export function createConsoleRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: rootRoute.addChildren([homeRoute, embedRoute]),
    basepath: '/console',
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Waiting>{messages.loading}</Waiting>,
    defaultErrorComponent: PageFailed,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
