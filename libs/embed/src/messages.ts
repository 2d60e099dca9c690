import * as z from 'zod/mini';

/*
 * How a CRM page and the softphone in its iframe talk. The rules, in the order in which they apply:
 *
 *  1. The page's own server asks Cordboard for an embed session (`POST /v1/embed-sessions`, with its API key) and gives
 *     the page the answer's `url`. The page loads it in an iframe. Its fragment is a launch ticket, good for one use.
 *  2. The softphone takes the ticket out of its address at once, and redeems it. The answer names `parentOrigin`: the
 *     one origin that it talks to from then on.
 *  3. The softphone says `connected` to that origin. Only now does the page send anything.
 *  4. A softphone without a usable ticket (it was reloaded, its session ended) does not know its parent yet. It posts
 *     `launch-needed` to whoever frames it: the only message to an unnamed target, and nothing is in it.
 *  5. The page then asks its server for a new url and sends its ticket as `launch`. The softphone redeems it, and keeps
 *     the session only if the message's origin is the `parentOrigin` that redeeming gave.
 *  6. Each side acts on a message only if its source is the other window, its origin is the expected one to the letter,
 *     and its body fits the schema exactly. Everything else is dropped in silence: an answer would help a stranger.
 *  7. Each side names the other's exact origin as the target of whatever it posts, rule 4 apart.
 *  8. `dial` calls at once. A softphone that is still signing in keeps it for `withinMs`. What it cannot do it answers
 *     with `dial-refused`, so that no click is lost in silence.
 *  9. A page that has heard `connected` says what the softphone's `surroundings` are: whether it may fold, and the page's
 *     theme; and again whenever they change. A softphone that is told nothing (an older page) offers no folding.
 * 10. `resize` asks the page for one of two sizes that both sides know, never for a measure: a softphone cannot cover the
 *     page. It draws itself folded only in a frame that is that low, so that a page which does not follow loses nothing.
 */
const cordboard = z.literal(1);
/** The longest number or name that a message carries. */
export const longestDial = 200;
const short = z.string().check(z.minLength(1), z.maxLength(longestDial));
const sentence = z.string().check(z.maxLength(500));
const callSid = z.nullable(z.string().check(z.maxLength(64)));
const direction = z.enum(['outgoing', 'incoming']);
const peer = z.strictObject({ address: z.string().check(z.maxLength(200)), label: z.string().check(z.maxLength(200)) });

/** How long a click may wait for the softphone to get ready. */
export const dialPatienceMs = 15_000;

const theme = z.enum(['light', 'dark', 'system']);
/** `system`: as the rep's own system is. */
export type Theme = z.infer<typeof theme>;

/** `folded` is one line: the state, who, and the buttons that cannot wait. */
export const softphoneSizes = { full: { width: 320, height: 580 }, folded: { width: 300, height: 48 } } as const;
export type SoftphoneSize = keyof typeof softphoneSizes;

/** Page to softphone. */
export const pageMessage = z.discriminatedUnion('type', [
  z.strictObject({ cordboard, type: z.literal('launch'), ticket: z.string().check(z.minLength(1), z.maxLength(500)) }),
  z.strictObject({
    cordboard,
    type: z.literal('dial'),
    to: short,
    label: z.optional(short),
    withinMs: z.int().check(z.minimum(0), z.maximum(dialPatienceMs)),
  }),
  z.strictObject({ cordboard, type: z.literal('surroundings'), canFold: z.boolean(), theme }),
]);
export type PageMessage = z.infer<typeof pageMessage>;

const ready = z.strictObject({ cordboard, type: z.literal('ready'), clientName: short });
const unavailable = z.strictObject({ cordboard, type: z.literal('unavailable'), reason: short, sentence });
const dialRefused = z.strictObject({
  cordboard,
  type: z.literal('dial-refused'),
  to: short,
  reason: z.enum(['busy', 'not-ready', 'replaced', 'empty', 'invalid']),
  sentence,
});
const callChanged = z.strictObject({
  cordboard,
  type: z.literal('call-changed'),
  state: z.enum(['calling', 'ringing', 'incoming', 'answering', 'in-call', 'reconnecting']),
  direction,
  peer,
  callSid,
});
const callEnded = z.strictObject({
  cordboard,
  type: z.literal('call-ended'),
  direction,
  peer,
  callSid,
  outcome: z.enum([
    'completed',
    'cancelled',
    'declined',
    'busy',
    'no-answer',
    'does-not-exist',
    'refused',
    'missed',
    'answered-elsewhere',
    'microphone',
    'connection-lost',
    'failed',
  ]),
  sentence,
  durationSeconds: z.nullable(z.int().check(z.minimum(0))),
});

const resize = z.strictObject({ cordboard, type: z.literal('resize'), size: z.enum(['full', 'folded']) });

/** Softphone to page. */
export const softphoneMessage = z.discriminatedUnion('type', [
  z.strictObject({ cordboard, type: z.literal('launch-needed') }),
  z.strictObject({ cordboard, type: z.literal('connected') }),
  ready,
  unavailable,
  dialRefused,
  callChanged,
  callEnded,
  resize,
]);
export type SoftphoneMessage = z.infer<typeof softphoneMessage>;

/** A message without the mark that every message carries. */
export type Body<Message> = Message extends unknown ? Omit<Message, 'cordboard'> : never;

type Internal = 'launch-needed' | 'connected';

/** What a CRM page is told. */
export type SoftphoneEvent =
  | Body<Exclude<SoftphoneMessage, { type: Internal }>>
  /** The page's own `launch` failed; the softphone's place shows a button to try again. */
  | { type: 'launch-failed'; sentence: string };
