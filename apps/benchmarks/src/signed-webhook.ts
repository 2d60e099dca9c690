import twilio from 'twilio';
import type { Company } from './api-in-production.js';

export interface SignedWebhook {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A webhook as Twilio sends and signs it, for the address that Twilio knows. */
export function signedWebhook(
  publicUrl: string,
  { tenantId, accountSid, authToken }: Company,
  kind: string,
  fields: Record<string, string>,
): SignedWebhook {
  const path = `/twilio/${tenantId}/voice/${kind}`;
  const form = { AccountSid: accountSid, ...fields };
  return {
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(authToken, publicUrl + path, form),
    },
    body: new URLSearchParams(form).toString(),
  };
}

/** The `count`th call's. */
export const callSid = (count: number) => `CA${count.toString(16).padStart(32, '0')}`;
