import { playComputed, sampleRate, samplesPerFrame } from './audio-source.js';

/** Turns a sentence into µ-law at 8 kHz. */
export interface SpeechSynthesizer {
  synthesize(text: string, language: string): Promise<Uint8Array>;
}

const syllableMs = 130;
const gapMs = 45;
const wordGapMs = 90;
const longestSyllables = 400;

/**
 * Speech where no speech program is installed: one short murmur per syllable, so that a sentence can be heard to begin, to
 * go on and to end, and lasts about as long as if it were spoken. The words themselves stand in the call's event log.
 */
export const murmur: SpeechSynthesizer = {
  synthesize(text) {
    const clips: Uint8Array[] = [];
    let budget = longestSyllables;
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const syllables = Math.min(budget, Math.max(1, word.match(/[aeiouyäöüáéíóúàèìòùâêîôû]+/gi)?.length ?? 1));
      for (let syllable = 0; syllable < syllables; syllable++) {
        const pitch = 150 + ((word.charCodeAt(syllable % word.length) * 7) % 90);
        clips.push(render(murmurSyllable(pitch), syllableMs), silence(syllable + 1 < syllables ? gapMs : wordGapMs));
      }
      budget -= syllables;
      if (budget <= 0) break;
    }
    return Promise.resolve(concatenate(clips));
  },
};

function murmurSyllable(pitch: number): (sample: number) => number {
  const length = (syllableMs * sampleRate) / 1_000;
  return (sample) => {
    const envelope = Math.sin((Math.PI * sample) / length);
    const voiced = [1, 0.6, 0.35, 0.2].reduce(
      (sum, weight, index) => sum + weight * Math.sin((2 * Math.PI * pitch * (index + 1) * sample) / sampleRate),
      0,
    );
    return 0.12 * envelope * voiced;
  };
}

function render(amplitudeAt: (sample: number) => number, milliseconds: number): Uint8Array {
  const source = playComputed(amplitudeAt, milliseconds);
  const frames: Uint8Array[] = [];
  for (let frame = source.next(); frame; frame = source.next()) frames.push(frame);
  return concatenate(frames);
}

function silence(milliseconds: number): Uint8Array {
  return new Uint8Array(Math.max(samplesPerFrame, (milliseconds * sampleRate) / 1_000)).fill(0xff);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
