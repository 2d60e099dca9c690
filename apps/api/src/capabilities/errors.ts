import type { MobilePlatform } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

/** Whoever is told so has no token: what the ledger cannot keep is not issued. */
export class LedgerFull extends DomainError {
  readonly code = 'server.unavailable';
  override readonly remedy = 'Try again in a few seconds.';
  override readonly retryAfterSeconds = 2;
  constructor() {
    super('The token cannot be written down at the moment: neither the database nor the disk takes it.');
  }
}

export class NothingAllowed extends DomainError {
  readonly code = 'token.nothing_allowed';
  override readonly remedy = 'Allow incoming or outgoing calls.';
  constructor() {
    super('A token that allows neither incoming nor outgoing calls is of no use.');
  }
}

export class DialectTurnedOff extends DomainError {
  readonly code = 'token.dialect_unavailable';
  override readonly remedy =
    'Ask for the dialect "access", which @twilio/voice-sdk 2.x takes, or have an admin turn legacy tokens on in the settings.';
  constructor() {
    super('Capability Tokens are turned off for this company.');
  }
}

export class DialectUnavailable extends DomainError {
  readonly code = 'token.dialect_unavailable';
  override readonly remedy = 'Ask for the dialect "access", which @twilio/voice-sdk 2.x takes.';
  constructor(reason: string) {
    super(`Capability Tokens are not available: ${reason}.`);
  }
}

export class LifetimeTooLong extends DomainError {
  readonly code = 'token.lifetime_too_long';
  override readonly remedy: string;
  constructor(lifetimeSeconds: number, longest: number) {
    super(`A token of ${lifetimeSeconds} seconds is longer than this company allows.`);
    this.remedy = `Ask for at most ${longest} seconds, or have an admin change the settings.`;
  }
}

export class PushCredentialMissing extends DomainError {
  readonly code = 'token.push_credential_missing';
  override readonly remedy: string;
  constructor(platform: MobilePlatform) {
    super(`This company has no push credential for ${platform}, with which Twilio would wake the client for a call.`);
    this.remedy =
      `Make one at Twilio, and write its SID with PATCH /v1/twilio-config as pushCredentialSids.${platform}; ` +
      'or leave platform out.';
  }
}

export class TokenNotFound extends DomainError {
  readonly code = 'token.not_found';
  override readonly isAbsence = true;
  constructor() {
    super('No token of this company has this id.');
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
