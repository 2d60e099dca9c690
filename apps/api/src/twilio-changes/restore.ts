import type { TwilioField } from '@cordboard/contracts';
import type { IncomingNumber, NumberSettings } from '@cordboard/twilio-gateway';
import { difference, updateNumber, type Step } from './plan.js';

const unbound: Partial<NumberSettings> = { voiceUrl: null, voiceFallbackUrl: null, statusCallback: null };

/** Back to what it was bound to before Cordboard; to nothing, where that is not known. */
export const releaseNumber = (
  number: IncomingNumber,
  before: Partial<NumberSettings> | null,
  ours: NumberSettings,
): Step[] => updateNumber(number, settingsBack(number, before ?? unbound, ours), true);

/** Of the settings that are still as Cordboard made them, those that were different before. */
export function settingsBack<Settings extends object>(
  present: object,
  before: Settings,
  ours: object,
): Partial<Settings> {
  const changedByOthers = difference(
    present as Record<TwilioField, string | null>,
    ours as Record<TwilioField, string | null>,
  );
  const ownChanges = Object.entries(before).filter(([field]) => !(field in changedByOthers));
  return difference(present as Record<TwilioField, string | null>, Object.fromEntries(ownChanges)) as Partial<Settings>;
}
