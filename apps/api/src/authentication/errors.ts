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

export class SessionExpired extends DomainError {
  readonly code = 'auth.session_expired';
  override readonly remedy = 'Ask the CRM page for a new launch.';
  constructor() {
    super('This session has ended.');
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
