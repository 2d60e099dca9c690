import type { ApiKey } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class ApiKeyNotFound extends DomainError {
  readonly code = 'api_key.not_found';
  override readonly isAbsence = true;
  constructor(id: string) {
    super(`There is no API key ${id}.`);
  }
}

export class ApiKeyChangedMeanwhile extends DomainError {
  readonly code = 'api_key.changed_meanwhile';
  override readonly remedy = 'Look at "currentApiKey", decide again, and send the ETag of this answer as If-Match.';
  override readonly details: { currentApiKey: ApiKey };
  override readonly version: string;
  constructor(current: ApiKey) {
    super('Somebody else has changed this API key since it was read.');
    this.details = { currentApiKey: current };
    this.version = current.version;
  }
}
