import { silentFrame, type AudioSource, type Frame } from './audio-source.js';
import { AudioMeter } from './audio-meter.js';
import type { MediaEndpoint } from './media-endpoint.js';

/** What a party sent and was sent; level (0…1 of full scale) and pitch of its last half second. */
export interface LineMeasure {
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly levelIn: number;
  readonly dominantHzIn: number;
}

/**
 * One party's audio line. Every 20 ms the switchboard's ticker first lets all lines listen and then all lines speak, so
 * that a bridge adds no frame of delay.
 *
 * What the party hears, first match wins: 1. what is played to it; 2. the line it is bridged to; 3. silence.
 */
export class Line {
  private readonly meter = new AudioMeter();
  private heard: Frame = silentFrame;
  private playing: { source: AudioSource; finish: () => void } | undefined;
  private bridgedTo: Line | undefined;

  constructor(private endpoint: MediaEndpoint) {}

  /** Plays to the party; resolves when it has ended or `signal` stops it. What was playing before is stopped. */
  play(source: AudioSource, signal?: AbortSignal): Promise<void> {
    this.stopPlaying();
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = () => this.playing === current && this.stopPlaying();
      const current = {
        source,
        finish: () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      this.playing = current;
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  stopPlaying(): void {
    const stopped = this.playing;
    this.playing = undefined;
    stopped?.finish();
  }

  bridge(other: Line): void {
    this.stopPlaying();
    other.stopPlaying();
    this.bridgedTo = other;
    other.bridgedTo = this;
  }

  unbridge(): void {
    if (this.bridgedTo?.bridgedTo === this) this.bridgedTo.bridgedTo = undefined;
    this.bridgedTo = undefined;
  }

  /** The party came back through another connection; the call goes on. */
  replaceEndpoint(endpoint: MediaEndpoint): void {
    this.endpoint.close();
    this.endpoint = endpoint;
  }

  listen(): void {
    const frame = this.endpoint.receive();
    this.heard = frame ?? silentFrame;
    if (frame) this.meter.hear(frame);
  }

  speak(): void {
    this.endpoint.send(this.nextFrame());
  }

  close(): void {
    this.stopPlaying();
    this.unbridge();
    this.endpoint.close();
  }

  measure(): LineMeasure {
    return {
      packetsIn: this.endpoint.packetsIn,
      packetsOut: this.endpoint.packetsOut,
      levelIn: this.meter.level(),
      dominantHzIn: this.meter.dominantHz(),
    };
  }

  private nextFrame(): Frame {
    if (this.playing) {
      const frame = this.playing.source.next();
      if (frame) return frame;
      this.stopPlaying();
    }
    return this.bridgedTo?.heard ?? silentFrame;
  }
}
