import type { Settings } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class SettingsChangedMeanwhile extends DomainError {
  readonly code = 'settings.changed_meanwhile';
  override readonly remedy = 'Look at "current", decide again, and send the ETag of this answer as If-Match.';
  override readonly details: { current: Settings };
  constructor(
    current: Settings,
    override readonly version: number,
  ) {
    super('Somebody else has changed the settings since they were read.');
    this.details = { current };
  }
}
