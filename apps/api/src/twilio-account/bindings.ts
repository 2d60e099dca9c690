import type { NumberBinding } from '@cordboard/contracts';
import type { IncomingNumber, NumberSettings } from '@cordboard/twilio-gateway';
import { isSameUrl } from '../twilio-config/voice-urls.js';

/** Who answers calls to a number: a trunk goes before an application, that before the number's own URL. */
export function bindingOf(number: IncomingNumber, expected: NumberSettings): NumberBinding {
  if (number.trunkSid !== null) return 'trunk';
  if (number.voiceApplicationSid !== null) return 'application';
  if (number.voiceUrl === null) return 'none';
  return isSameUrl(number.voiceUrl, expected.voiceUrl) ? 'ours' : 'url';
}
