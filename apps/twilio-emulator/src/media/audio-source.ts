import { encodeSample } from './g711.js';

export const sampleRate = 8_000;
export const frameMs = 20;
export const samplesPerFrame = (sampleRate * frameMs) / 1_000;

/** 20 ms of µ-law: always 160 bytes. */
export type Frame = Uint8Array;
export const silentFrame: Frame = new Uint8Array(samplesPerFrame).fill(0xff);

/** Something that can be heard: gives its next 20 ms, or undefined when it has ended. */
export interface AudioSource {
  next(): Frame | undefined;
}

/** Recorded audio, once. The last frame is filled with silence. */
export function playClip(clip: Uint8Array): AudioSource {
  let position = 0;
  return {
    next() {
      if (position >= clip.length) return undefined;
      const frame = new Uint8Array(silentFrame);
      frame.set(clip.subarray(position, position + samplesPerFrame));
      position += samplesPerFrame;
      return frame;
    },
  };
}

export function playInTurn(sources: readonly AudioSource[]): AudioSource {
  const waiting = [...sources];
  return {
    next() {
      for (let current = waiting[0]; current; current = waiting[0]) {
        const frame = current.next();
        if (frame) return frame;
        waiting.shift();
      }
      return undefined;
    },
  };
}

export function playSilence(milliseconds = Number.POSITIVE_INFINITY): AudioSource {
  let remaining = milliseconds / frameMs;
  return { next: () => (remaining-- > 0 ? silentFrame : undefined) };
}

/** A sound computed sample by sample: `amplitudeAt` gives -1…1 for a sample's number. Ends after `milliseconds`. */
export function playComputed(
  amplitudeAt: (sample: number) => number,
  milliseconds = Number.POSITIVE_INFINITY,
): AudioSource {
  let sample = 0;
  const end = (milliseconds * sampleRate) / 1_000;
  return {
    next() {
      if (sample >= end) return undefined;
      const frame = new Uint8Array(samplesPerFrame);
      for (let index = 0; index < samplesPerFrame; index++, sample++) {
        frame[index] = encodeSample(sample < end ? amplitudeAt(sample) * 32_767 : 0);
      }
      return frame;
    },
  };
}
