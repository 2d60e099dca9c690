import type { ClientId } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class ClientNameTaken extends DomainError {
  readonly code = 'client.name_taken';
  override readonly remedy = 'Choose another name. Names that differ in upper and lower case alone count as one.';
  constructor(name: string) {
    super(`The client name "${name}" is taken within this Twilio account.`);
  }
}

export class ClientNotFound extends DomainError {
  readonly code = 'client.not_found';
  override readonly isAbsence = true;
  constructor(id: ClientId) {
    super(`There is no client ${id}.`);
  }
}

export class ClientNotRegistered extends DomainError {
  readonly code = 'client.not_registered';
  override readonly remedy = 'Register it with POST /v1/clients first: this tenant does not register names by itself.';
  constructor(name: string) {
    super(`The client name "${name}" is not registered.`);
  }
}
