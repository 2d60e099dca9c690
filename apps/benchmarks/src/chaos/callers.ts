import { callSid, signedWebhook } from '../signed-webhook.js';
import { Steady } from '../steady.js';
import type { Stage } from './promised.js';

/** A rep's calls that Twilio asks about. What a caller hears is TwiML, whatever else it says; anything else is a failure. */
export function callSteadily(
  { api, nodes, company }: Stage,
  perSecond = 20,
  { fields = {}, hear = () => undefined }: { fields?: Record<string, string>; hear?: (twiml: string) => unknown } = {},
): Steady {
  let count = 0;
  return new Steady(perSecond, async () => {
    const { path, headers, body } = signedWebhook(api.publicUrl, company, 'outgoing', {
      ...{ CallSid: callSid(0x10_0000 + (count += 1)), CallStatus: 'ringing', Direction: 'inbound' },
      ...{ From: 'client:rep_0', To: '+14155550142', ...fields },
    });
    const response = await fetch(nodes.any() + path, { method: 'POST', headers, body });
    const text = await response.text();
    const isTwiml = response.headers.get('content-type')?.startsWith('text/xml') && text.includes('<Response>');
    if (!response.ok || !isTwiml) throw new Error(`answered ${response.status} ${text}`);
    hear(text);
  });
}
