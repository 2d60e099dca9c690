import type { IdentityProvider, ProblemCause, ProviderProblem } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class ProviderNotFound extends DomainError {
  readonly code = 'identity_provider.not_found';
  override readonly isAbsence = true;
  constructor() {
    super('There is no identity provider.');
  }
}

export class ProviderNotTried extends DomainError {
  readonly code = 'identity_provider.not_tried';
  override readonly remedy = 'Save it switched off, sign in with it once to try it, and switch it on then.';
  constructor() {
    super('Nobody has signed in with this provider yet, so switching it on could lock everybody out.');
  }
}

export class ProviderUnreachable extends DomainError {
  readonly code = 'identity_provider.unreachable';
  override readonly details: { because: ProblemCause };
  constructor(
    because: ProblemCause,
    message: string,
    override readonly remedy: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.details = { because };
  }
}

export class ClientSecretRequired extends DomainError {
  readonly code = 'identity_provider.secret_required';
  override readonly remedy = 'Send "clientSecret" as the provider shows it for this client.';
  constructor() {
    super('Another issuer or client has another secret.');
  }
}

export class DomainTaken extends DomainError {
  readonly code = 'identity_provider.domain_taken';
  override readonly remedy = 'Leave them out. If they are yours, ask the operator of this Cordboard.';
  constructor(domains: readonly string[]) {
    super(`Another company’s people sign in with these domains: ${domains.join(', ')}.`);
  }
}

export class ProviderChangedMeanwhile extends DomainError {
  readonly code = 'identity_provider.changed_meanwhile';
  override readonly remedy: string;
  override readonly details: { currentProvider?: IdentityProvider };
  override readonly version: string | undefined;
  constructor(
    /** Undefined when somebody has removed it. */
    current: IdentityProvider | undefined,
  ) {
    super('Somebody else has changed the identity provider since it was read.');
    this.details = current ? { currentProvider: current } : {};
    this.version = current?.version;
    this.remedy = current
      ? 'Look at "currentProvider", decide again, and send the ETag of this answer as If-Match.'
      : 'There is none any more: write it again, without If-Match.';
  }
}

/** Somebody came back from the provider and is not signed in. Told to the page in one word, and to the log in full. */
export class ProviderSignInFailed extends Error {
  override readonly name = 'ProviderSignInFailed';
  constructor(
    readonly problem: ProviderProblem,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
