import type { HttpMethod } from '../accounts/account-schema.js';
import type { TwimlElement } from './parse-twiml.js';

/** A whole number within bounds; the default where the attribute is absent or no number. */
export function numberAttribute(
  element: TwimlElement,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const text = element.attributes[name]?.trim() ?? '';
  return /^\d+$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : otherwise;
}

export function flagAttribute(element: TwimlElement, name: string): boolean {
  return element.attributes[name]?.toLowerCase() === 'true';
}

export function methodAttribute(element: TwimlElement, name = 'method', otherwise: HttpMethod = 'POST'): HttpMethod {
  const method = element.attributes[name]?.toUpperCase();
  return method === 'GET' || method === 'POST' ? method : otherwise;
}

/** White space as a speaker or a dialler takes it. */
export function plainText(element: TwimlElement): string {
  return element.text.replace(/\s+/g, ' ').trim();
}
