import { DomainError } from '../domain-error.js';

export class OperatorLinkInvalid extends DomainError {
  readonly code = 'operator_link.invalid';
  override readonly remedy = 'Have a new one made: operator create-operator --email ADDRESS';
  constructor() {
    super('This link has expired, was used, or never was.');
  }
}
