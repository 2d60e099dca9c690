import type { FarEnd } from '../calls/far-end.js';
import type { Leg } from '../calls/leg.js';
import type { CallRegistry } from '../calls/call-registry.js';
import type { Frame } from '../media/audio-source.js';
import type { MediaEndpoint } from '../media/media-endpoint.js';
import { statusOfCallerWhoLeft } from '../unverified-choices.js';

/** One direction each: what is sent into one end comes out of the other. */
class TrunkMedia implements MediaEndpoint {
  packetsIn = 0;
  packetsOut = 0;
  private readonly waiting: Frame[] = [];
  private other: TrunkMedia | undefined;

  static pair(): [TrunkMedia, TrunkMedia] {
    const ends: [TrunkMedia, TrunkMedia] = [new TrunkMedia(), new TrunkMedia()];
    [ends[0].other, ends[1].other] = [ends[1], ends[0]];
    return ends;
  }

  receive(): Frame | undefined {
    const frame = this.waiting.shift();
    if (frame) this.packetsIn++;
    return frame;
  }

  send(frame: Frame): void {
    this.packetsOut++;
    this.other?.waiting.push(frame);
  }

  close(): void {
    this.other = undefined;
  }
}

/**
 * Joins an outgoing leg to the incoming leg that it causes at another number of this Twilio: what happens to one end
 * happens to the other.
 */
export function joinByTrunk(outgoing: Leg, incoming: Leg, calls: CallRegistry): void {
  const [outgoingMedia, incomingMedia] = TrunkMedia.pair();
  const ring = () => outgoing.ring();
  incoming.farEnd = {
    showRinging: ring,
    connect() {
      ring();
      calls.attachMedia(outgoing, outgoingMedia);
      outgoing.answer();
    },
    release({ status, wasAnswered }) {
      outgoing.end(wasAnswered ? 'completed' : status === 'completed' ? 'no-answer' : status, { byParty: true });
    },
    showDigits: (digits) => outgoing.pressDigits(digits),
  } satisfies FarEnd;
  outgoing.farEnd = {
    showRinging: () => undefined,
    connect: () => undefined,
    release: () => incoming.end(statusOfCallerWhoLeft, { byParty: true }),
    showDigits: (digits) => incoming.pressDigits(digits),
  } satisfies FarEnd;
  calls.attachMedia(incoming, incomingMedia);
  ring();
}
