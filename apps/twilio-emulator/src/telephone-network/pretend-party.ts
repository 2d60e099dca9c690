import type { Clock } from '../clock.js';
import type { FarEnd } from '../calls/far-end.js';
import type { Leg } from '../calls/leg.js';
import type { CallRegistry } from '../calls/call-registry.js';
import { playSilence, type AudioSource, type Frame } from '../media/audio-source.js';
import type { MediaEndpoint } from '../media/media-endpoint.js';
import { playTone } from '../media/tones.js';

/** What a party without a body says once it has answered. */
export type PretendAudio =
  { readonly kind: 'echo' } | { readonly kind: 'silence' } | { readonly kind: 'tone'; readonly hz: number };

export interface PretendBehaviour {
  readonly audio: PretendAudio;
  readonly answerAfterMs: number;
  readonly hangupAfterMs?: number;
}

const noFrame: readonly Frame[] = [];

/** Echo, silence or a tone, without a network in between. */
export class PretendMedia implements MediaEndpoint {
  packetsIn = 0;
  packetsOut = 0;
  private heard: Frame[] = [...noFrame];
  private readonly source: AudioSource | undefined;

  constructor(audio: PretendAudio) {
    if (audio.kind === 'tone') this.source = playTone(audio.hz);
    if (audio.kind === 'silence') this.source = playSilence();
  }

  receive(): Frame | undefined {
    const frame = this.source ? this.source.next() : this.heard.shift();
    if (frame) this.packetsIn++;
    return frame;
  }

  send(frame: Frame): void {
    this.packetsOut++;
    if (!this.source) this.heard.push(frame);
  }

  close(): void {
    this.heard = [];
  }
}

/** A party that is called: rings, answers after a while, may hang up after another. */
export function answerLikeAParty(leg: Leg, behaviour: PretendBehaviour, calls: CallRegistry, clock: Clock): void {
  leg.ring();
  whileItLasts(leg, clock, behaviour.answerAfterMs, () => {
    calls.attachMedia(leg, new PretendMedia(behaviour.audio));
    leg.answer();
    hangUpLater(leg, behaviour.hangupAfterMs, clock);
  });
}

/** A party that calls: waits to be answered, may hang up a while after that. */
export function pretendCaller(leg: Leg, behaviour: Pick<PretendBehaviour, 'hangupAfterMs'>, clock: Clock): FarEnd {
  return {
    showRinging: () => undefined,
    connect: () => hangUpLater(leg, behaviour.hangupAfterMs, clock),
    release: () => undefined,
  };
}

function hangUpLater(leg: Leg, milliseconds: number | undefined, clock: Clock): void {
  if (milliseconds !== undefined) whileItLasts(leg, clock, milliseconds, () => leg.end('completed', { byParty: true }));
}

function whileItLasts(leg: Leg, clock: Clock, milliseconds: number, action: () => void): void {
  const cancel = clock.after(milliseconds, action);
  leg.ended.addEventListener('abort', cancel, { once: true });
}
