import type { PretendBehaviour } from './pretend-party.js';

export interface TestNumber {
  readonly number: string;
  readonly description: string;
  readonly behaviour:
    | ({ readonly kind: 'answers' } & PretendBehaviour)
    | { readonly kind: 'busy' }
    | { readonly kind: 'rings-for-ever' }
    | { readonly kind: 'does-not-exist' };
}

const answerAfterMs = 300;

/** Numbers that always behave alike, so that every outcome of a call can be had at will. */
export const testNumbers: readonly TestNumber[] = [
  {
    number: '+15005550100',
    description: "answers and echoes the caller's voice",
    behaviour: { kind: 'answers', audio: { kind: 'echo' }, answerAfterMs },
  },
  { number: '+15005550101', description: 'is busy', behaviour: { kind: 'busy' } },
  { number: '+15005550102', description: 'rings and is never answered', behaviour: { kind: 'rings-for-ever' } },
  {
    number: '+15005550103',
    description: 'answers and plays a 1 kHz tone',
    behaviour: { kind: 'answers', audio: { kind: 'tone', hz: 1_000 }, answerAfterMs },
  },
  { number: '+15005550104', description: 'does not exist', behaviour: { kind: 'does-not-exist' } },
  {
    number: '+15005550105',
    description: 'answers and hangs up after 3 seconds',
    behaviour: { kind: 'answers', audio: { kind: 'silence' }, answerAfterMs, hangupAfterMs: 3_000 },
  },
];
