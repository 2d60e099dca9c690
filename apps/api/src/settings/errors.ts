import type { Settings } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class SettingsChangedMeanwhile extends DomainError {
  readonly code = 'settings.changed_meanwhile';
  override readonly remedy = 'Look at "current", decide again, and send the ETag of this answer as If-Match.';
  constructor(
    readonly current: Settings,
    readonly version: number,
  ) {
    super('Somebody else has changed the settings since they were read.');
  }
}
