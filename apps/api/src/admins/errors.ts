import type { Admin, AdminId } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class AdminNotFound extends DomainError {
  readonly code = 'admin.not_found';
  override readonly isAbsence = true;
  constructor(id: AdminId) {
    super(`There is no admin ${id}.`);
  }
}

export class LastOwner extends DomainError {
  readonly code = 'admin.last_owner';
  override readonly remedy = 'Invite another owner first.';
  constructor() {
    super('This is the last owner, without whom nobody could appoint another.');
  }
}

export class AdminChangedMeanwhile extends DomainError {
  readonly code = 'admin.changed_meanwhile';
  override readonly remedy = 'Look at "currentAdmin", decide again, and send the ETag of this answer as If-Match.';
  override readonly details: { currentAdmin: Admin };
  override readonly version: string;
  constructor(current: Admin) {
    super('Somebody else has changed this admin since they were read.');
    this.details = { currentAdmin: current };
    this.version = current.version;
  }
}

export class EmailTaken extends DomainError {
  readonly code = 'admin.email_taken';
  override readonly remedy = 'They can sign in already. For a forgotten password, make them a reset link.';
  constructor(email: string) {
    super(`${email} is an admin of this tenant already.`);
  }
}

export class InvitationInvalid extends DomainError {
  readonly code = 'invitation.invalid';
  override readonly remedy = 'Ask whoever invited you for a new one.';
  constructor() {
    super('This invitation has expired, was used, or never was.');
  }
}
