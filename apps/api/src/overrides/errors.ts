import type { EffectiveConfig } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class ClientConfigChangedMeanwhile extends DomainError {
  readonly code = 'client_config.changed_meanwhile';
  override readonly remedy =
    'Look at "currentClientConfig", decide again, and send the ETag of this answer as If-Match.';
  override readonly details: { currentClientConfig: EffectiveConfig };
  override readonly version: string;
  constructor(current: EffectiveConfig) {
    super('Somebody else has changed this client’s own settings since they were read.');
    this.details = { currentClientConfig: current };
    this.version = current.version;
  }
}
