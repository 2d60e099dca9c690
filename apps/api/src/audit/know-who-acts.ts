import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../authentication/principal.js';
import { describeDevice } from '../sign-in/describe-device.js';
import { actAs, type Acting, type AuditActor } from './acting.js';

/** Keeps who asks, and from where, beside the request, so that no layer has to hand it on to the next. */
@Injectable()
export class KnowWhoActs implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const acting = actingIn(context.switchToHttp().getRequest<AuthenticatedRequest>());
    return new Observable((subscriber) => actAs(acting, () => next.handle().subscribe(subscriber)));
  }
}

const actingIn = (request: AuthenticatedRequest): Acting => ({
  actor: actorOf(request.principal),
  origin: { address: addressOf(request), device: deviceOf(request) },
});

function actorOf(principal: AuthenticatedRequest['principal']): AuditActor {
  switch (principal?.kind) {
    case undefined:
      return { kind: 'anonymous', id: null, name: null };
    case 'admin':
      return { kind: 'admin', id: principal.adminId, name: principal.email };
    case 'api-key':
      return { kind: 'api-key', id: principal.apiKeyId, name: principal.apiKeyName };
    case 'session':
      return { kind: 'softphone', id: principal.clientId, name: principal.clientName };
    case 'operator':
      return { kind: 'operator', id: principal.operatorId, name: principal.email };
  }
}

/** An IPv4 address as people know it, also where the socket is one of IPv6. */
const addressOf = ({ ip }: FastifyRequest) => ip.replace(/^::ffff:(?=\d+\.)/i, '');

/** A browser as its owner would recognise it; of a program, which calls itself what it likes, the first word. */
function deviceOf({ headers, principal }: AuthenticatedRequest): string | null {
  const userAgent = headers['user-agent'];
  if (principal?.kind !== 'api-key') return describeDevice(userAgent);
  return /^[\w.+-]{1,40}(?:\/[\w.+-]{1,20})?/.exec(userAgent ?? '')?.[0] ?? null;
}
