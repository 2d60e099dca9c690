import {
  adminRoles,
  type AdminId,
  type AdminRole,
  type ApiKeyScope,
  type ClientId,
  type OperatorId,
  type TenantId,
} from '@cordboard/contracts';
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who is asking, of a tenant's. An API key acts for its tenant; a softphone's session for one client of it; an admin in their role. */
export type Principal = ServicePrincipal | AdminPrincipal;

/** A program, or a softphone. */
export type ServicePrincipal = ApiKeyPrincipal | SessionPrincipal;

export interface ApiKeyPrincipal {
  readonly kind: 'api-key';
  readonly tenantId: TenantId;
  readonly apiKeyId: string;
  readonly apiKeyName: string;
  readonly scopes: readonly ApiKeyScope[];
  /** Null for the deployment's own default. */
  readonly requestsPerMinute: number | null;
}

export interface SessionPrincipal {
  readonly kind: 'session';
  readonly tenantId: TenantId;
  readonly sessionId: string;
  readonly sessionExpiresAt: Date;
  readonly clientId: ClientId;
  readonly clientName: string;
}

export interface AdminPrincipal {
  readonly kind: 'admin';
  readonly tenantId: TenantId;
  readonly adminId: AdminId;
  readonly email: string;
  readonly role: AdminRole;
  readonly sessionId: string;
  readonly sessionExpiresAt: Date;
  /** Their company requires a second factor, and they have none: until they do, they can do nothing else. */
  readonly mustSetUpSecondFactor: boolean;
}

/** Who runs Cordboard for many tenants, and belongs to none. */
export interface OperatorPrincipal {
  readonly kind: 'operator';
  readonly operatorId: OperatorId;
  readonly email: string;
  readonly sessionId: string;
  readonly sessionExpiresAt: Date;
}

/** Somebody who is signed in, with an account of their own. */
export type SignedInPrincipal = AdminPrincipal | OperatorPrincipal;

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal | OperatorPrincipal };

/** Whom a route lets in: API keys, softphone sessions, operators, admins of a role or of one above it. */
export type Guest = 'api-key' | 'session' | 'operator' | AdminRole;
/** `anyone` needs no credentials. */
export type Audience = 'anyone' | readonly Guest[];
export const AUDIENCE = 'cordboard:audience';
/** Of a route that says nothing. */
export const defaultAudience: Audience = ['api-key'];

export const Public = () => SetMetadata<string, Audience>(AUDIENCE, 'anyone');
export const For = (...guests: Guest[]) => SetMetadata<string, Audience>(AUDIENCE, guests);

/** For what an admin may do who has yet to set up the second factor that their company requires. */
export const BeforeSecondFactor = () => SetMetadata<string, true>(BEFORE_SECOND_FACTOR, true);
export const BEFORE_SECOND_FACTOR = 'cordboard:before-second-factor';
export const SCOPE = 'cordboard:scope';
/** What an API key has to be allowed for this route. A route that names none lets no API key in. */
export const Scope = (scope: ApiKeyScope) => SetMetadata<string, ApiKeyScope>(SCOPE, scope);
export const BACKGROUND = 'cordboard:background';
/** A route that a page asks by itself: it does not keep the console session alive. */
export const Background = () => SetMetadata<string, true>(BACKGROUND, true);

/** The least role that is let in; undefined where no admin is. */
export const leastRoleOf = (audience: readonly Guest[]): AdminRole | undefined =>
  adminRoles.find((role) => audience.includes(role));

export function isLetIn(principal: Principal | OperatorPrincipal, audience: readonly Guest[]): boolean {
  if (principal.kind !== 'admin') return audience.includes(principal.kind);
  const least = leastRoleOf(audience);
  return least !== undefined && adminRoles.indexOf(principal.role) >= adminRoles.indexOf(least);
}

/** The authenticated caller, as a handler's argument; for a route that lets in no operator. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = callerOf(context);
  if (principal.kind === 'operator')
    throw new Error('A handler that asks for a tenant’s caller must let in no operator');
  return principal;
});

/** For a route of admins alone. */
export const CallerAdmin = createParamDecorator((_: unknown, context: ExecutionContext): AdminPrincipal => {
  const principal = callerOf(context);
  if (principal.kind !== 'admin') throw new Error('A handler that asks for an admin must let in nobody else');
  return principal;
});

/** For a route of operators alone. */
export const CallerOperator = createParamDecorator((_: unknown, context: ExecutionContext): OperatorPrincipal => {
  const principal = callerOf(context);
  if (principal.kind !== 'operator') throw new Error('A handler that asks for an operator must let in nobody else');
  return principal;
});

/** For a route of whoever is signed in, admins and operators. */
export const CallerSignedIn = createParamDecorator((_: unknown, context: ExecutionContext): SignedInPrincipal => {
  const principal = callerOf(context);
  if (principal.kind !== 'admin' && principal.kind !== 'operator') {
    throw new Error('A handler that asks for somebody signed in must let in nobody else');
  }
  return principal;
});

/** For a route of API keys and softphones. */
export const CallerService = createParamDecorator((_: unknown, context: ExecutionContext): ServicePrincipal => {
  const principal = callerOf(context);
  if (principal.kind === 'admin' || principal.kind === 'operator') {
    throw new Error('A handler that asks for a service must let in nobody who is signed in');
  }
  return principal;
});

/** For a route of softphones alone. */
export const CallerSession = createParamDecorator((_: unknown, context: ExecutionContext): SessionPrincipal => {
  const principal = callerOf(context);
  if (principal.kind !== 'session') throw new Error('A handler that asks for a session must let in nobody else');
  return principal;
});

function callerOf(context: ExecutionContext): Principal | OperatorPrincipal {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('A handler that asks for its caller must not be public');
  return principal;
}
