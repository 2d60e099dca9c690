import { writeFile } from 'node:fs/promises';

const sampleRate = 48_000;
const seconds = 1;

/**
 * Writes a WAV file that Chromium plays as a person's microphone, over and over: a sine of a whole number of hertz, so
 * that a second of it joins onto itself without a click.
 */
export async function writeTone(path: string, hertz: number): Promise<void> {
  const samples = Buffer.alloc(sampleRate * seconds * 2);
  for (let n = 0; n < sampleRate * seconds; n++) {
    samples.writeInt16LE(Math.round(0.4 * 32_767 * Math.sin((2 * Math.PI * hertz * n) / sampleRate)), n * 2);
  }
  await writeFile(path, Buffer.concat([wavHeader(samples.length), samples]));
}

/** RIFF header of 16-bit mono PCM. */
function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // mono
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28); // bytes a second
  header.writeUInt16LE(2, 32); // bytes a frame
  header.writeUInt16LE(16, 34); // bits a sample
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
