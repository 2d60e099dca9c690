import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { parse, stringify, type ParsedUrlQuery } from 'node:querystring';

/**
 * X-Twilio-Signature, as https://www.twilio.com/docs/usage/security describes it:
 *
 * 1. Start with the URL exactly as it is configured at Twilio, query included.
 * 2. Append each form field's name and value, sorted by name in code units; several values of one name are each taken
 *    once, sorted.
 * 3. base64(HMAC-SHA1(Auth Token, that text)).
 * 4. Twilio has signed with and without the port, and queries in another spelling than it sent, as `%27` for `'` and the
 *    reverse. Like its own library we accept them all: none means anything else.
 */
function expectedSignature(authToken: KeyObject, url: string, form: ParsedUrlQuery): string {
  const signed = Object.keys(form)
    .sort()
    .reduce((text, name) => text + valuesOf(form[name]).reduce((pairs, value) => pairs + name + value, ''), url);
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}

/** Takes the same time for every wrong signature, so that none can be found character by character. */
export function isSignedByTwilio(authToken: KeyObject, signature: string, url: string, form: ParsedUrlQuery): boolean {
  const given = Buffer.from(signature);
  let matches = false;
  for (const spelling of spellingsOf(url)) {
    const expected = Buffer.from(expectedSignature(authToken, spelling, form));
    if (expected.length === given.length && timingSafeEqual(expected, given)) matches = true;
  }
  return matches;
}

const valuesOf = (value: string | string[] | undefined) =>
  Array.isArray(value) ? [...new Set(value)].sort() : [value ?? ''];

function spellingsOf(url: string): string[] {
  const [, scheme = '', host = '', port = '', path = '', query] =
    /^(https?:\/\/)([^/?#]*?)(:\d+)?([/#][^?]*)?(\?.*)?$/s.exec(url) ?? [];
  const defaultPort = scheme === 'https://' ? ':443' : ':80';
  const bases = [scheme + host + (port || defaultPort) + path, scheme + host + path];
  return bases.flatMap((base) => spellingsOfQuery(query).map((spelling) => base + spelling));
}

const anywhere = 'https://voice.example.com/';

function spellingsOfQuery(query = ''): string[] {
  if (query.length <= 1) return [query];
  const inBrowsers = new URL(query, anywhere).href.slice(anywhere.length);
  const inNode = `?${stringify(parse(inBrowsers.slice(1), '&', '=', { maxKeys: 0 }))}`;
  return [...new Set([query, inBrowsers, inNode])];
}
