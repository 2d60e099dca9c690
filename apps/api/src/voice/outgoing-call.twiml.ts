import type { OutgoingDecision } from './route-outgoing-call.js';
import { dial, statusCallback, type CallUrls } from './dial.twiml.js';
import { element, writeTwiml } from './twiml.js';
import { practiceCallTwiml } from './practice-call.js';
import { sayAndHangUp } from './say-and-hang-up.twiml.js';

/** `timeLimitSeconds`: how long it may last once somebody has answered. */
export function outgoingCallTwiml(
  decision: OutgoingDecision,
  { callSid, timeLimitSeconds }: { callSid: string; timeLimitSeconds: number },
  urls: CallUrls,
): string {
  switch (decision.kind) {
    case 'practice':
      return practiceCallTwiml(urls);
    case 'refused':
      return sayAndHangUp(decision.sentence);
    case 'dial-number':
      return writeTwiml(
        dial(
          urls,
          { callerId: decision.callerId, timeLimitSeconds },
          element('Number', statusCallback(urls), decision.number),
        ),
      );
    case 'dial-client':
      return writeTwiml(
        dial(
          urls,
          { timeLimitSeconds },
          ...decision.clientNames.map((clientName) =>
            element(
              'Client',
              statusCallback(urls),
              element('Identity', {}, clientName),
              element('Parameter', { name: 'callSid', value: callSid }),
              element('Parameter', { name: 'callerName', value: decision.callerName }),
              element('Parameter', { name: 'calledName', value: decision.calledName }),
            ),
          ),
        ),
      );
  }
}
