import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiKeys } from '../api-keys/api-keys.js';
import { EmbedSessions } from '../embed/embed-sessions.js';
import { parseCredential } from './credential.js';
import { CredentialsInvalid, CredentialsMissing, Forbidden } from './errors.js';
import { AUDIENCE, type Audience, type AuthenticatedRequest, type Principal } from './principal.js';

/** Stands before every route. One that says nothing about its audience is for API keys alone. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
    private readonly embedSessions: EmbedSessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const audience =
      this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [context.getHandler(), context.getClass()]) ??
      'api-key';
    if (audience === 'anyone') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const principal = await this.#authenticate(request.headers.authorization);
    if (principal.kind === 'session' && audience === 'api-key') {
      throw new Forbidden('A softphone session may not do this.', 'Call with an API key, from your own server.');
    }
    request.principal = principal;
    return true;
  }

  async #authenticate(header: string | undefined): Promise<Principal> {
    if (!header) throw new CredentialsMissing();
    const [, token] = /^Bearer +(\S+)$/i.exec(header) ?? [];
    const credential = token && parseCredential(token);
    if (!credential) throw new CredentialsInvalid();
    return credential.prefix === 'cbs'
      ? this.embedSessions.authenticate(credential)
      : this.apiKeys.authenticate(credential);
  }
}
