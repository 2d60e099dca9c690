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
