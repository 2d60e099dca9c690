/** G.711 µ-law: eight bits a sample at 8 kHz, the telephone network's own form (ITU-T G.711). */

const bias = 0x84;
const clip = 32_635;

const decoded = Int16Array.from({ length: 256 }, (_, code) => {
  const inverted = ~code & 0xff;
  const exponent = (inverted >> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 3) + bias) << exponent) - bias;
  return inverted & 0x80 ? -magnitude : magnitude;
});

/** One linear 16-bit sample as µ-law. */
export function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(Math.round(sample)), clip) + bias;
  const exponent = 31 - Math.clz32(magnitude >> 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** One µ-law byte as a linear 16-bit sample. */
export function decodeSample(code: number): number {
  return decoded[code & 0xff] ?? 0;
}

export function encode(samples: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(samples, encodeSample);
}
