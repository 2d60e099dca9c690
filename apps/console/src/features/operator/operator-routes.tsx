import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { PageFailed, PageLoading, PageNotFound } from '../../shell/no-page.js';
import { OperatorShell } from './operator-shell.js';
import { TenantsScreen } from './tenants-screen.js';

const rootRoute = createRootRoute({
  component: OperatorShell,
  notFoundComponent: PageNotFound,
  errorComponent: PageFailed,
});

const tenantsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: TenantsScreen });

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./operator-account-screen.js'), 'OperatorAccountScreen'),
});

export function createOperatorRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: rootRoute.addChildren([tenantsRoute, accountRoute]),
    basepath: '/console/operator',
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailed,
    ...(history ? { history } : {}),
  });
}
