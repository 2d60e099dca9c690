import type { TwilioChangesPreview } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class TwilioChangedMeanwhile extends DomainError {
  readonly code = 'twilio.changed_meanwhile';
  override readonly remedy = 'Look at "preview": it is what would be changed now. Send its changes to apply them.';
  override readonly details: { preview: TwilioChangesPreview };
  constructor(preview: TwilioChangesPreview) {
    super('Something at Twilio is no longer as the preview showed it. Nothing was changed.');
    this.details = { preview };
  }
}
