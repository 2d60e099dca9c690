import type { Random } from './random.js';

/** Names and values that a parser, an escape or a separator could change, and that Twilio signs as they are. */
const names = [
  'Digits', 'SpeechResult', 'a[b]', 'a[]', 'a[b][c]', 'a.b', '__proto__', 'constructor', 'toString', 'é', '日本', '😀', 'a b',
  'a&b', 'a=b', 'a+b', '%41', 'z', 'Z', '', '0', '10', '9',
]; // prettier-ignore
const values = [
  '', 'x', '+14155550100', 'client:alice', 'a b', 'a+b', 'a&b=c', '%2B', '<Say>', 'é', '😀', '\r\n', '\u0000', '0',
]; // prettier-ignore

export type Pair = readonly [name: string, value: string];

/** Some fields, names among them that come more than once. */
export const awkwardPairs = ({ many, pick }: Random): Pair[] => many(12, () => [pick(names), pick(values)] as const);

/** The fields as Twilio's library takes them: a name that comes more than once has a list of values. */
export function paramsOf(pairs: readonly Pair[]): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of pairs) {
    const known = params[name];
    params[name] = known === undefined ? value : [known, value].flat();
  }
  return params;
}

const escape = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');

/** The fields as they are sent. */
export const bodyOf = (pairs: readonly Pair[]) =>
  pairs.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&');
