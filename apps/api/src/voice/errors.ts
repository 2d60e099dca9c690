import { DomainError } from '../domain-error.js';

export class SignatureInvalid extends DomainError {
  readonly code = 'webhook.signature_invalid';
  override readonly remedy =
    'Check that PUBLIC_URL is the address that Twilio is configured with, and that the Auth Token is the present one.';
  constructor() {
    super('This request was not signed by the Twilio account of this address.');
  }
}

/** Says the same for a tenant that does not exist and for one without an account. */
export class WebhookUnknown extends DomainError {
  readonly code = 'route.not_found';
  constructor() {
    super('There is nothing at this address.');
  }
}
