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

const conflicts = {
  suspend: ['suspended', 'It is suspended while it is being deleted. Restore it first to suspend it alone.'],
  resume: ['resumed', 'Restore it first.'],
  delete: ['deleted again', 'It goes when its 30 days are over; restore it to keep it.'],
  restore: ['restored', 'Only a tenant that is being deleted can be; one that is suspended is resumed.'],
} as const;

export class TenantStateConflict extends DomainError {
  readonly code = 'tenant.state_conflict';
  override readonly remedy: string;
  constructor(change: 'suspend' | 'resume' | 'delete' | 'restore', state: string) {
    const [done, remedy] = conflicts[change];
    super(`A tenant that is ${state === 'deleting' ? 'being deleted' : state} cannot be ${done}.`);
    this.remedy = remedy;
  }
}
