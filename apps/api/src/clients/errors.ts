import type { Client, ClientId, ProblemCause, ReservedNameReason } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class ClientNameTaken extends DomainError {
  readonly code = 'client.name_taken';
  override readonly remedy = 'Choose another name. Names that differ in upper and lower case alone count as one.';
  constructor(name: string) {
    super(`The client name "${name}" is taken within this Twilio account.`);
  }
}

export class ClientNameReserved extends DomainError {
  readonly code = 'client.name_reserved';
  override readonly remedy: string;
  constructor(name: string, reason: ReservedNameReason) {
    super(`The client name "${name}" is reserved: ${reservedBecause[reason]}.`);
    this.remedy =
      reason === 'crm-user' ? 'Send what the CRM calls the person as crmUser instead.' : 'Choose another name.';
  }
}

export class ClientNameReservedByCompany extends DomainError {
  readonly code = 'client.name_reserved';
  override readonly remedy =
    'Choose another name, or have an admin of the company take it off the reserved names in the settings.';
  override readonly details = { because: 'name_reserved_by_company' } as const;
  constructor(name: string, reservedName: string) {
    super(`The client name "${name}" is reserved: the company keeps "${reservedName}" from being registered.`);
  }
}

const reservedBecause: Record<ReservedNameReason, string> = {
  withheld: 'it stands for callers who withhold their number',
  emergency: 'it is an emergency number',
  address: 'addresses begin with it',
  product: 'it speaks for Cordboard itself',
  'crm-user': 'names that begin with crm_ are made from what a CRM calls its users',
};

export class ClientNotFound extends DomainError {
  readonly code = 'client.not_found';
  override readonly isAbsence = true;
  constructor(id: ClientId) {
    super(`There is no client ${id}.`);
  }
}

export class ClientChangedMeanwhile extends DomainError {
  readonly code = 'client.changed_meanwhile';
  override readonly remedy = 'Look at "currentClient", decide again, and send the ETag of this answer as If-Match.';
  override readonly details: { currentClient: Client };
  override readonly version: string;
  constructor(current: Client) {
    super('Somebody else has changed this client since it was read.');
    this.details = { currentClient: current };
    this.version = current.version;
  }
}

export class ClientNotRegistered extends DomainError {
  readonly code = 'client.not_registered';
  override readonly remedy = 'Register it with POST /v1/clients first: this tenant does not register names by itself.';
  constructor(name: string) {
    super(`The client name "${name}" is not registered.`);
  }
}

export class ClientSuspended extends DomainError {
  readonly code = 'client.suspended';
  override readonly remedy = 'An admin of the company can resume it on the page Reps of the console.';
  constructor(name: string) {
    super(`The client "${name}" is suspended: it can neither call nor be called.`);
  }
}

export class DeviceNotFound extends DomainError {
  readonly code = 'client.device_not_found';
  override readonly isAbsence = true;
  constructor() {
    super('This client has no such device that is signed in.');
  }
}

export class ImportUnreadable extends DomainError {
  readonly code = 'client.import_unreadable';
  override readonly remedy =
    'Send UTF-8 text in CSV, its first line naming the columns: name, and if you like display_name and team.';
  override readonly details: { because: ProblemCause };
  constructor(because: ProblemCause, message: string) {
    super(message);
    this.details = { because };
  }
}
