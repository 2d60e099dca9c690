import { z } from 'zod';

/**
 * What the telephone page and the emulator say over /phone/socket: one JSON object per text frame.
 *
 * 1. The page's first message is `plug-in` with the number it wants. The answer is `plugged-in`, or `refused` (taken by
 *    another page, no valid number, a number of an account) and the socket closes.
 * 2. One call at a time. The page calls with `call` and its WebRTC offer; `connected` brings the answer, at once, so that
 *    the page hears ringback and whatever the network says before anybody answers; `answered` follows when somebody does.
 * 3. The page is called with `ringing`; it sends `answer` with its offer and gets `connected` and `answered`, or
 *    `decline`.
 * 4. Either side ends a call with `hang-up`; the emulator's says why. Nothing follows for that call.
 * 5. `digits` are keys that were pressed, in both directions. `caption` is a sentence that is being spoken to the page.
 * 6. The page always makes the offer; candidates are not trickled.
 */
const sdp = z.string().max(100_000);

export const telephoneMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plug-in'), number: z.string().max(20) }),
  z.object({ type: z.literal('call'), number: z.string().max(20), sdp }),
  z.object({ type: z.literal('answer'), sdp }),
  z.object({ type: z.literal('decline') }),
  z.object({ type: z.literal('hang-up') }),
  z.object({ type: z.literal('digits'), digits: z.string().max(64) }),
]);
export type TelephoneMessage = z.output<typeof telephoneMessage>;

export type NetworkMessage =
  | { readonly type: 'plugged-in'; readonly number: string; readonly directory: readonly DirectoryEntry[] }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'ringing'; readonly from: string }
  | { readonly type: 'connected'; readonly sdp: string }
  | { readonly type: 'answered' }
  | { readonly type: 'hang-up'; readonly reason: string }
  | { readonly type: 'digits'; readonly digits: string }
  | { readonly type: 'caption'; readonly text: string };

/** A number that the page offers to call. */
export interface DirectoryEntry {
  readonly number: string;
  readonly name: string;
}
