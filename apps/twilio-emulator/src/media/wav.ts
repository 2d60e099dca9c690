import { encode } from './g711.js';
import { sampleRate } from './audio-source.js';

export class UnplayableAudio extends Error {}

const pcm = 1;
const muLaw = 7;

/**
 * A WAV file as µ-law at 8 kHz: takes µ-law or 16-bit PCM, mono, 8 kHz.
 * @throws UnplayableAudio with what the file is instead.
 */
export function readWav(file: Buffer): Uint8Array {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new UnplayableAudio('this is not a WAV file');
  }
  let format: { code: number; channels: number; rate: number; bits: number } | undefined;
  for (let offset = 12; offset + 8 <= file.length;) {
    const name = file.toString('latin1', offset, offset + 4);
    const length = file.readUInt32LE(offset + 4);
    const body = file.subarray(offset + 8, offset + 8 + length);
    if (name === 'fmt ' && body.length >= 16) {
      format = {
        code: body.readUInt16LE(0),
        channels: body.readUInt16LE(2),
        rate: body.readUInt32LE(4),
        bits: body.readUInt16LE(14),
      };
    }
    if (name === 'data' && format) return toMuLaw(format, body);
    offset += 8 + length + (length % 2);
  }
  throw new UnplayableAudio('the WAV file has no audio data');
}

function toMuLaw(format: { code: number; channels: number; rate: number; bits: number }, data: Buffer): Uint8Array {
  const told = `${format.rate} Hz, ${format.channels} channel(s), ${format.bits} bit, format ${format.code}`;
  if (format.rate !== sampleRate || format.channels !== 1) {
    throw new UnplayableAudio(`this emulator plays 8000 Hz mono, the file is ${told}`);
  }
  if (format.code === muLaw && format.bits === 8) return new Uint8Array(data);
  if (format.code === pcm && format.bits === 16) {
    return encode(Array.from({ length: Math.floor(data.length / 2) }, (_, index) => data.readInt16LE(index * 2)));
  }
  throw new UnplayableAudio(`this emulator plays µ-law or 16-bit PCM, the file is ${told}`);
}
