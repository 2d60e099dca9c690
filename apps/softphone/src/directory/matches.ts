import type { Peer } from '@cordboard/call-session';
import { looksLikeNumber, type NumberFormat } from '../numbers/number-format.js';
import type { Colleague, NameBook } from './name-book.js';
import type { RecentCall } from './recent-calls.js';

/** Somebody the rep may mean. */
export interface Match extends Peer {
  detail: string;
  recent: RecentCall | null;
}

export interface Directory {
  colleagues: readonly Colleague[];
  recent: readonly RecentCall[];
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

function everyone({ colleagues, recent }: Directory, names: NameBook, ownName: string): Match[] {
  const known = new Set(recent.map(({ address }) => address));
  return [
    ...recent.map((call) => ({
      address: call.address,
      label: names.labelOf(call.address),
      detail: call.result,
      recent: call,
    })),
    ...colleagues
      .filter(({ name }) => name !== ownName && !known.has(name))
      .map(({ name, displayName }) => ({ address: name, label: displayName, detail: name, recent: null })),
  ];
}

function fits(match: Match, text: string): boolean {
  if (looksLikeNumber(text)) return digitsOf(match.address).includes(digitsOf(text));
  const wanted = text.toLowerCase();
  const words = [match.address, match.label, ...match.label.split(/\s+/)];
  return words.some((word) => word.toLowerCase().startsWith(wanted));
}

/** Recent people while nothing is typed, then everyone who fits: by digits, or by the beginning of a name. */
export function matchesFor(text: string, directory: Directory, names: NameBook, ownName: string): Match[] {
  const typed = text.trim();
  const people = everyone(directory, names, ownName);
  return (typed ? people.filter((match) => fits(match, typed)) : people).slice(0, 6);
}

export type Target = { kind: 'peer'; peer: Peer } | { kind: 'nobody' };

/** Whom a press of Call would call. A name may be begun only; a number is taken as it stands. */
export function targetOf(text: string, matches: readonly Match[], names: NameBook, numbers: NumberFormat): Target {
  const typed = text.trim();
  if (looksLikeNumber(typed)) {
    const address = numbers.toE164(typed) ?? typed.replace(/[\s().\-/]/g, '');
    return { kind: 'peer', peer: { address, label: names.labelOf(address) } };
  }
  const [first] = matches;
  if (first) return { kind: 'peer', peer: { address: first.address, label: first.label } };
  if (/^[A-Za-z0-9_]{1,121}$/.test(typed)) return { kind: 'peer', peer: { address: typed, label: typed } };
  return { kind: 'nobody' };
}
