import { dial, statusCallback, type CallUrls } from './dial.twiml.js';
import { sayAndHangUp } from './say-and-hang-up.twiml.js';
import { element, writeTwiml } from './twiml.js';

const nobodyAnswers = 'Nobody is available to take your call right now. Please try again later.';

export const nobodyAnswersTwiml = () => sayAndHangUp(nobodyAnswers);

/** Rings all of them together; the first to answer has the call. */
export function incomingCallTwiml(
  clientNames: readonly string[],
  { callSid, calledNumber }: { callSid: string; calledNumber: string },
  urls: CallUrls,
): string {
  if (clientNames.length === 0) return nobodyAnswersTwiml();
  return writeTwiml(
    dial(
      urls,
      {},
      ...clientNames.map((clientName) =>
        element(
          'Client',
          statusCallback(urls),
          element('Identity', {}, clientName),
          element('Parameter', { name: 'callSid', value: callSid }),
          element('Parameter', { name: 'calledNumber', value: calledNumber }),
        ),
      ),
    ),
  );
}
