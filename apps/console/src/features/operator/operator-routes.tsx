import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readAuditSearch } from '../audit/audit-search.js';
import { PageFailed, PageLoading, PageNotFound } from '../../shell/no-page.js';
import { OperatorShell } from './operator-shell.js';
import { TenantsScreen } from './tenants-screen.js';

const rootRoute = createRootRoute({
  component: OperatorShell,
  notFoundComponent: PageNotFound,
  errorComponent: PageFailed,
});

const tenantsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: TenantsScreen });

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit-log',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./operator-audit-screen.js'), 'OperatorAuditScreen'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./operator-account-screen.js'), 'OperatorAccountScreen'),
});

export function createOperatorRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: rootRoute.addChildren([tenantsRoute, auditRoute, accountRoute]),
    basepath: '/console/operator',
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailed,
    ...(history ? { history } : {}),
  });
}
