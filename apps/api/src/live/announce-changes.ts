import type { LiveTopic } from '@cordboard/contracts';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { tap, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../authentication/principal.js';
import { OPERATION, type OperationDescription, type Tag } from '../http/operation.js';
import { LiveUpdates } from './live-updates.js';

/** What may look different after an operation of each kind. */
const topicOf: Partial<Record<Tag, LiveTopic>> = {
  // A password that is changed, or a session that is ended, ends the streams of others.
  Account: 'admins',
  Admins: 'admins',
  'API keys': 'api-keys',
  'Calling rules': 'calling-rules',
  Clients: 'clients',
  Embed: 'clients',
  Settings: 'settings',
  Teams: 'clients',
  'Sign-in': 'admins',
  Tokens: 'clients',
  'Twilio changes': 'twilio-account',
  'Twilio config': 'twilio-config',
};

/** Whatever an API key, a rep or an admin changes, the consoles that are open hear of. */
@Injectable()
export class AnnounceChanges implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const operation = this.reflector.get<OperationDescription | undefined>(OPERATION, context.getHandler());
    const topic = operation && topicOf[operation.tag];
    if (method === 'GET' || !principal || principal.kind === 'operator' || !topic) return next.handle();
    return next.handle().pipe(tap(() => this.liveUpdates.publish(principal.tenantId, topic)));
  }
}
