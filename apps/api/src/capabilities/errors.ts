import { DomainError } from '../domain-error.js';

export class NothingAllowed extends DomainError {
  readonly code = 'token.nothing_allowed';
  override readonly remedy = 'Allow incoming or outgoing calls.';
  constructor() {
    super('A token that allows neither incoming nor outgoing calls is of no use.');
  }
}

export class DialectUnavailable extends DomainError {
  readonly code = 'token.dialect_unavailable';
  override readonly remedy = 'Ask for the dialect "access", which @twilio/voice-sdk 2.x takes.';
  constructor(reason: string) {
    super(`Capability Tokens are not available: ${reason}.`);
  }
}

export class ApplicationNotChosen extends DomainError {
  readonly code = 'twilio_config.application_not_chosen';
  override readonly remedy =
    'Choose an application in the console, or with POST /v1/twilio-changes; or ask for a token without outgoing calls.';
  constructor() {
    super('Nobody can call yet: no Application SID has been chosen for this tenant.');
  }
}
