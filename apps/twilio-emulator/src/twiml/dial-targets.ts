import { progressEventsIn, type StatusCallbackSettings } from '../calls/status-callbacks.js';
import type { DialTarget } from '../telephone-network/network.js';
import { methodAttribute, plainText } from './attributes.js';
import type { TwimlElement } from './parse-twiml.js';
import { complain, resolveUrl, type VerbRun } from './verb.js';

const mostNouns = 10;

export interface DialNoun {
  readonly target: DialTarget;
  readonly statusCallback: StatusCallbackSettings;
}

/** Whom a Dial is to ring. What cannot be rung is left out, with Twilio's warning. */
export function nounsOf(dial: TwimlElement, run: VerbRun): DialNoun[] {
  const elements = dial.children.filter(({ name }) => name === 'Number' || name === 'Client');
  const text = plainText(dial);
  const whole: TwimlElement[] =
    dial.children.length === 0 && text !== '' ? [{ name: 'Number', attributes: {}, children: [], text }] : elements;
  if (whole.length > mostNouns)
    complain(run, 'warning', 13223, `<Dial> rings the first ${mostNouns} of ${whole.length}.`);
  return whole.slice(0, mostNouns).flatMap((element) => {
    const target = element.name === 'Client' ? clientTarget(element) : numberTarget(element, run);
    return target ? [{ target, statusCallback: statusCallbackOf(element, run) }] : [];
  });
}

function clientTarget(element: TwimlElement): DialTarget {
  const identity = element.children.find(({ name }) => name === 'Identity');
  const parameters = element.children
    .filter(({ name }) => name === 'Parameter')
    .map(({ attributes }): [string, string] => [attributes['name'] ?? '', attributes['value'] ?? '']);
  return { kind: 'client', identity: plainText(identity ?? element), parameters };
}

function numberTarget(element: TwimlElement, run: VerbRun): DialTarget | undefined {
  const typed = plainText(element);
  const number = normalizeNumber(typed);
  if (number === undefined) {
    complain(run, 'warning', 13223, `"${typed}" is not a phone number that can be dialled; write it as +14155550100.`);
    return undefined;
  }
  return { kind: 'number', number, sendDigits: element.attributes['sendDigits'] ?? '' };
}

/** What is usually written between digits is left out; ten digits are a North American number. */
function normalizeNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s().-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  if (/^[2-9]\d{9}$/.test(digits)) return `+1${digits}`;
  if (/^[1-9]\d{10,14}$/.test(digits)) return `+${digits}`;
  return undefined;
}

function statusCallbackOf(element: TwimlElement, run: VerbRun): StatusCallbackSettings {
  const reference = element.attributes['statusCallback'] ?? '';
  return {
    url: reference === '' ? '' : (resolveUrl(run, reference) ?? ''),
    method: methodAttribute(element, 'statusCallbackMethod'),
    events: progressEventsIn(element.attributes['statusCallbackEvent'] ?? 'completed'),
  };
}
