import type { ClientId, TenantId } from '@cordboard/contracts';
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who is asking. An API key acts for its tenant; a softphone's session for one client of it. */
export type Principal =
  | { readonly kind: 'api-key'; readonly tenantId: TenantId; readonly apiKeyId: string }
  | {
      readonly kind: 'session';
      readonly tenantId: TenantId;
      readonly clientId: ClientId;
      readonly clientName: string;
    };

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

/** Whom a route lets in. Without a word, API keys alone. */
export type Audience = 'anyone' | 'api-key' | 'api-key-or-session';
export const AUDIENCE = 'cordboard:audience';

export const Public = () => SetMetadata<string, Audience>(AUDIENCE, 'anyone');
export const SessionsToo = () => SetMetadata<string, Audience>(AUDIENCE, 'api-key-or-session');

/** The authenticated caller, as a handler's argument. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('A handler that asks for its caller must not be public');
  return principal;
});
