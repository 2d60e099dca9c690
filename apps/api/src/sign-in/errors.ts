import type { TenantId } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class SignInFailed extends DomainError {
  readonly code = 'auth.sign_in_failed';
  override readonly remedy = 'Check both. Who forgot the password asks an owner of their company for a reset link.';
  constructor() {
    super('The e-mail address or the password is wrong.');
  }
}

export class TooManyTries extends DomainError {
  readonly code = 'auth.too_many_tries';
  override readonly remedy: string;
  constructor(override readonly retryAfterSeconds: number) {
    super('There were too many tries to sign in.');
    this.remedy = `Wait ${retryAfterSeconds} seconds, then try again.`;
  }
}

export class TenantChoiceRequired extends DomainError {
  readonly code = 'auth.tenant_choice_required';
  override readonly remedy = 'Sign in again with the "tenantId" of one of them.';
  override readonly details: { tenants: { id: TenantId; name: string }[] };
  constructor(tenants: { id: TenantId; name: string }[]) {
    super('This e-mail address and password belong to more than one tenant.');
    this.details = { tenants };
  }
}

export class DemoAdminRefused extends DomainError {
  readonly code = 'auth.demo_admin_refused';
  override readonly remedy = 'Invite a real one: operator invite --tenant ID --email ADDRESS --role owner';
  constructor() {
    super('This is a demo admin, whose password lies in a file: refused in production.');
  }
}

export class OriginRefused extends DomainError {
  readonly code = 'auth.origin_refused';
  override readonly remedy = 'Use the console at the address that PUBLIC_URL names.';
  constructor() {
    super('This request does not come from a page of this service.');
  }
}

export class ConsoleSessionEnded extends DomainError {
  readonly code = 'auth.session_expired';
  override readonly remedy = 'Sign in again.';
  constructor() {
    super('This session has ended.');
  }
}

export class SessionNotFound extends DomainError {
  readonly code = 'session.not_found';
  override readonly isAbsence = true;
  constructor(id: string) {
    super(`You have no session ${id}.`);
  }
}

export class ChallengeInvalid extends DomainError {
  readonly code = 'auth.challenge_invalid';
  override readonly remedy = 'Sign in again with your password.';
  constructor() {
    super('This sign-in has taken too long, or was overtaken by a change of the account.');
  }
}

export class CodeInvalid extends DomainError {
  readonly code = 'auth.code_invalid';
  override readonly remedy =
    'Wait for the next code of your app, and check that its device shows the right time; or use a recovery code.';
  constructor() {
    super('This code is wrong, or was used already.');
  }
}

export class ProviderRequired extends DomainError {
  readonly code = 'auth.provider_required';
  override readonly remedy = 'Continue with your company’s account instead of a password.';
  constructor() {
    super('Your company signs in with its own identity provider.');
  }
}
