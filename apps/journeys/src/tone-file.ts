import { writeFile } from 'node:fs/promises';

const sampleRate = 48_000;
const seconds = 1;

/** A person's syllables; two of them fill what is listened to at once (see hearing.ts), so that each listening hears as much. */
const syllablesPerSecond = 6;

/**
 * Writes a WAV file that Chromium plays as a person's microphone, over and over: a sine of a whole number of hertz that
 * comes and goes as syllables do, so that a second of it joins onto itself without a click. To a browser's noise
 * suppression, which the softphone asks for, a tone that never pauses is noise: within four seconds it arrives a fifth as loud.
 */
export async function writeTone(path: string, hertz: number): Promise<void> {
  const samples = Buffer.alloc(sampleRate * seconds * 2);
  for (let n = 0; n < sampleRate * seconds; n++) {
    const tone = Math.sin((2 * Math.PI * hertz * n) / sampleRate);
    samples.writeInt16LE(Math.round(0.4 * 32_767 * loudnessAt(n / sampleRate) * tone), n * 2);
  }
  await writeFile(path, Buffer.concat([wavHeader(samples.length), samples]));
}

/** From 0 to 1: half of each syllable is silence, the other half swells and fades without a click. */
function loudnessAt(second: number): number {
  return Math.max(0, Math.sin(2 * Math.PI * syllablesPerSecond * second));
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
