import type { TenantId } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class TenantSuspended extends DomainError {
  readonly code = 'tenant.suspended';
  override readonly remedy = 'Ask the operator of this Cordboard why, and to resume it.';
  constructor() {
    super('This company is suspended: nobody can sign in or call.');
  }
}

export class TenantNotFound extends DomainError {
  readonly code = 'tenant.not_found';
  override readonly isAbsence = true;
  constructor(id: TenantId) {
    super(`There is no tenant ${id}.`);
  }
}

export class TenantNameMismatch extends DomainError {
  readonly code = 'tenant.name_mismatch';
  override readonly remedy: string;
  constructor(name: string) {
    super('This is not the name of the tenant that would be deleted.');
    this.remedy = `To delete it, type its name: ${name}`;
  }
}

export class TenantStateConflict extends DomainError {
  readonly code = 'tenant.state_conflict';
  override readonly remedy: string;
  constructor(change: string, state: string) {
    super(`A tenant that is ${state === 'deleting' ? 'being deleted' : state} cannot be changed so: ${change}.`);
    this.remedy = state === 'deleting' ? 'Restore it first.' : 'Look at its present state, and decide again.';
  }
}
