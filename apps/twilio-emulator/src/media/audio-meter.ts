import { decodeSample } from './g711.js';
import { sampleRate, type Frame } from './audio-source.js';

const windowSamples = 4_096;

/** What was heard on a line during the last half second: how loud, and at which pitch. */
export class AudioMeter {
  private readonly window = new Float64Array(windowSamples);
  private position = 0;
  private filled = 0;

  hear(frame: Frame): void {
    for (const code of frame) {
      this.window[this.position] = decodeSample(code) / 32_768;
      this.position = (this.position + 1) % windowSamples;
    }
    this.filled = Math.min(windowSamples, this.filled + frame.length);
  }

  /** Root mean square of the window, 0…1 of full scale. */
  level(): number {
    if (this.filled === 0) return 0;
    let energy = 0;
    for (const sample of this.window) energy += sample * sample;
    return Math.sqrt(energy / this.filled);
  }

  /** The strongest pitch in Hz, to about 2 Hz; 0 in silence. */
  dominantHz(): number {
    if (this.level() < 0.001) return 0;
    const real = new Float64Array(windowSamples);
    for (let index = 0; index < windowSamples; index++) {
      const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / windowSamples);
      real[index] = hann * (this.window[(this.position + index) % windowSamples] ?? 0);
    }
    const power = powerSpectrum(real);
    let best = 1;
    for (let bin = 2; bin < power.length; bin++) if ((power[bin] ?? 0) > (power[best] ?? 0)) best = bin;
    return Math.round((best * sampleRate) / windowSamples);
  }
}

/** Radix-2 Cooley–Tukey; the length is a power of two. */
function powerSpectrum(real: Float64Array): Float64Array {
  const length = real.length;
  const imaginary = new Float64Array(length);
  const at = (values: Float64Array, index: number) => values[index] ?? 0;
  for (let index = 1, mirror = 0; index < length; index++) {
    let bit = length >> 1;
    for (; mirror & bit; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (index < mirror) [real[index], real[mirror]] = [at(real, mirror), at(real, index)];
  }
  for (let size = 2; size <= length; size <<= 1) {
    const angle = (-2 * Math.PI) / size;
    for (let start = 0; start < length; start += size) {
      for (let offset = 0; offset < size / 2; offset++) {
        const [cosine, sine] = [Math.cos(angle * offset), Math.sin(angle * offset)];
        const [even, odd] = [start + offset, start + offset + size / 2];
        const oddReal = at(real, odd) * cosine - at(imaginary, odd) * sine;
        const oddImaginary = at(real, odd) * sine + at(imaginary, odd) * cosine;
        [real[odd], imaginary[odd]] = [at(real, even) - oddReal, at(imaginary, even) - oddImaginary];
        [real[even], imaginary[even]] = [at(real, even) + oddReal, at(imaginary, even) + oddImaginary];
      }
    }
  }
  return Float64Array.from({ length: length / 2 }, (_, bin) => at(real, bin) ** 2 + at(imaginary, bin) ** 2);
}
