import { RestError } from './rest-error.js';

/** A form body or a query: names to a value, or to several where a name is repeated. */
export type Form = Readonly<Record<string, string | string[] | undefined>>;

export function text(form: Form, name: string): string | undefined {
  const value = form[name];
  return Array.isArray(value) ? value.at(-1) : value;
}

export function texts(form: Form, name: string): string[] {
  const value = form[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

export function wholeNumber(
  form: Form,
  name: string,
  { most, otherwise, code }: { most: number; otherwise: number; code: number },
): number {
  const given = text(form, name);
  if (given === undefined) return otherwise;
  if (!/^\d+$/.test(given) || Number(given) > most) {
    throw new RestError(400, code, `${name} must be a whole number, at most ${most}`);
  }
  return Number(given);
}

export function httpMethod(form: Form, name: string): 'GET' | 'POST' {
  const method = text(form, name)?.toUpperCase() ?? 'POST';
  if (method !== 'GET' && method !== 'POST') throw new RestError(400, 21209, `${name} must be GET or POST`);
  return method;
}

/** Twilio's dates: Tue, 31 Aug 2010 20:36:28 +0000. */
export function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
