import type { ApiKeyScope } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class CredentialsMissing extends DomainError {
  readonly code = 'auth.credentials_missing';
  override readonly remedy =
    'Send the header "Authorization: Bearer" with an API key or a session token, or sign in to the console.';
  constructor() {
    super('This request carries no credentials.');
  }
}

export class CredentialsInvalid extends DomainError {
  readonly code = 'auth.credentials_invalid';
  override readonly remedy = 'Check that the key was copied whole and belongs to this deployment.';
  constructor() {
    super('These credentials are not valid.');
  }
}

export class CredentialsExpired extends DomainError {
  readonly code = 'auth.credentials_expired';
  override readonly remedy = 'Have an admin make another API key in the console.';
  constructor(expiresAt: Date) {
    super(`This API key was good until ${expiresAt.toISOString()}.`);
  }
}

export class SessionExpired extends DomainError {
  readonly code = 'auth.session_expired';
  override readonly remedy = 'Ask the CRM page for a new launch.';
  constructor() {
    super('This session has ended.');
  }
}

export class SessionEnded extends DomainError {
  readonly code = 'auth.session_ended';
  override readonly remedy = 'Ask the CRM page for a new launch.';
  constructor() {
    super('An admin of your company has signed this softphone out.');
  }
}

/** The API key is good, but not for this. */
export class ScopeMissing extends DomainError {
  readonly code = 'auth.scope_missing';
  override readonly remedy = 'Have an admin make an API key with this scope.';
  override readonly details: DomainError['details'];
  constructor(scope: ApiKeyScope) {
    super(`This API key lacks the scope "${scope}".`);
    this.details = { missingScope: scope };
  }
}

export class Forbidden extends DomainError {
  readonly code = 'auth.forbidden';
  constructor(
    message: string,
    override readonly remedy?: string,
  ) {
    super(message);
  }
}
