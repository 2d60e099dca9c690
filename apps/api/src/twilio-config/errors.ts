import type { TenantId, TwilioConfig } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

const connect = 'Write the Twilio account with PUT /v1/twilio-config.';

export class TwilioNotConnected extends DomainError {
  readonly code = 'twilio_config.not_connected';
  override readonly remedy = connect;
  constructor(readonly tenantId: TenantId) {
    super('This tenant has no connected Twilio account.');
  }
}

export class TwilioConfigAbsent extends TwilioNotConnected {
  override readonly isAbsence = true;
}

export class SecretRequired extends DomainError {
  readonly code = 'twilio_config.secret_required';
  override readonly remedy: string;
  constructor(field: 'apiKeySecret' | 'authToken', sid: 'apiKeySid' | 'accountSid') {
    super(`${field} is required, because there is none stored for this ${sid}.`);
    this.remedy = `Send ${field} together with ${sid}.`;
  }
}

export class ClientNameConflict extends DomainError {
  readonly code = 'twilio_config.client_name_conflict';
  override readonly remedy = 'Delete or rename these clients, or use another Twilio account.';
  constructor(names: readonly string[]) {
    super(`Client names are unique within a Twilio account, and these are taken there: ${names.join(', ')}.`);
  }
}

export class TwilioConfigChangedMeanwhile extends DomainError {
  readonly code = 'twilio_config.changed_meanwhile';
  override readonly remedy: string;
  override readonly details: { currentConfig?: TwilioConfig };
  constructor(
    /** Undefined when somebody has disconnected the account. */
    current: TwilioConfig | undefined,
    override readonly version: number | undefined,
  ) {
    super('Somebody else has changed the Twilio account’s record since it was read.');
    this.details = current ? { currentConfig: current } : {};
    this.remedy = current
      ? 'Look at "currentConfig", decide again, and send the ETag of this answer as If-Match.'
      : 'There is none any more: connect the Twilio account again, without If-Match.';
  }
}

export class OtherAccountConnected extends DomainError {
  readonly code = 'twilio_config.other_account_connected';
  override readonly remedy =
    'Disconnect that one first, so that what Cordboard made in it is undone; then connect the other.';
  constructor(connected: string) {
    super(`This tenant is connected to the Twilio account ${connected}.`);
  }
}

export class CallerIdNotOwned extends DomainError {
  readonly code = 'twilio_config.caller_id_not_owned';
  override readonly remedy =
    'Choose one of the account’s numbers or verified caller IDs, or have Twilio verify this one first.';
  constructor(callerId: string) {
    super(
      `Twilio would refuse calls with ${callerId} as their caller ID: the account neither owns nor has verified it.`,
    );
  }
}

export class ApplicationNotOwned extends DomainError {
  readonly code = 'twilio_config.application_not_owned';
  override readonly remedy =
    'Choose one of the account’s TwiML Apps, as GET /v1/twilio-account/applications lists them.';
  constructor(applicationSid: string) {
    super(`The Twilio account has no TwiML App ${applicationSid}.`);
  }
}
