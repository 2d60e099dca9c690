import { DomainError } from '../domain-error.js';

export class FirstTenantLinkInvalid extends DomainError {
  readonly code = 'first_tenant.link_invalid';
  override readonly remedy =
    'While there is no tenant yet, the API prints a new link whenever it starts. Afterwards: operator create-tenant.';
  constructor() {
    super('This link has expired, was used, or was replaced by that of a later start.');
  }
}
