import { DomainError } from '../domain-error.js';

export class TwilioCheckNotFound extends DomainError {
  readonly code = 'twilio_check.not_found';
  override readonly remedy = 'Make one with POST /v1/twilio-checks.';
  constructor() {
    super('Twilio’s side has not been checked yet.');
  }
}
