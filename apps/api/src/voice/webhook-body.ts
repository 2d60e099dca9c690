import { tokenIdParam } from '@cordboard/contracts';
import { parse, type ParsedUrlQuery } from 'node:querystring';

/**
 * A form as Twilio signs it: flat, every name as it was sent. Parsers that give `a[b]` or `__proto__` a meaning break the
 * signature of genuine calls, since the caller's page chooses the names. The result has no prototype.
 */
export const parseForm = (rawBody: string): ParsedUrlQuery => parse(rawBody, '&', '=', { maxKeys: 0 });

/** Fields that say whose call this is. The caller's page can add fields of its own, and must not pass for these. */
const reserved = [
  'CallSid', 'AccountSid', 'From', 'To', 'Caller', 'Direction', 'ApplicationSid', 'CallStatus', 'ParentCallSid',
  'DialCallStatus', 'DialCallSid', 'DialBridged', 'DialCallDuration', 'CallDuration', 'SequenceNumber', 'Timestamp',
  tokenIdParam,
]; // prettier-ignore

export const repeatedReservedField = (form: ParsedUrlQuery) => reserved.find((name) => Array.isArray(form[name]));

const longestAddress = 256;

/** The text of a field, without what neither a log nor a database can hold; empty when it was not sent. */
export function field(form: ParsedUrlQuery, name: string): string {
  const value = form[name];
  // eslint-disable-next-line no-control-regex -- control characters are exactly what must not get further
  return typeof value === 'string' ? value.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, longestAddress) : '';
}
