import { pageMayFill } from '../unverified-choices.js';

/** Names that Twilio fills itself in some voice request or other. */
const reservedNames = new Set([
  'AccountSid',
  'AnsweredBy',
  'ApiVersion',
  'ApplicationSid',
  'CallSid',
  'CallStatus',
  'CallToken',
  'Called',
  'Caller',
  'CallerName',
  'DialBridged',
  'DialCallDuration',
  'DialCallSid',
  'DialCallStatus',
  'Digits',
  'Direction',
  'ErrorCode',
  'ErrorUrl',
  'ForwardedFrom',
  'From',
  'ParentCallSid',
  'SpeechResult',
  'StirVerstat',
  'To',
  ...['From', 'To', 'Caller', 'Called'].flatMap((role) =>
    ['City', 'State', 'Zip', 'Country'].map((part) => role + part),
  ),
]);

/** A page chooses its parameters freely, but it cannot speak in Twilio's name. */
export function separateReserved(parameters: Readonly<Record<string, string>>): {
  allowed: Record<string, string>;
  reserved: string[];
} {
  const isReserved = (name: string) => reservedNames.has(name) && !pageMayFill.includes(name);
  const names = Object.keys(parameters);
  return {
    allowed: Object.fromEntries(Object.entries(parameters).filter(([name]) => !isReserved(name))),
    reserved: names.filter(isReserved),
  };
}
