import { createHmac, type KeyObject } from 'node:crypto';

/** One webhook's fields. A value that is a list is a field that is sent several times. */
export type WebhookParameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * The value of X-Twilio-Signature: HMAC-SHA1 over the URL followed by every name and value, names sorted by code unit.
 * A field that is sent several times counts once per different value.
 */
export function signWebhook(authToken: KeyObject, url: string, parameters: WebhookParameters): string {
  let signed = url;
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name] ?? '';
    const values = typeof value === 'string' ? [value] : [...new Set(value)].sort();
    for (const each of values) signed += name + each;
  }
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}

/** Fields as a form body or a query, in alphabetical order, as Twilio sends them. */
export function encodeParameters(parameters: WebhookParameters): string {
  const form = new URLSearchParams();
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name] ?? '';
    for (const each of typeof value === 'string' ? [value] : value) form.append(name, each);
  }
  return form.toString();
}
