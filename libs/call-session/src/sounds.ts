const sampleRate = 8_000;

/** One piece of a sound: frequencies in hertz that sound together (none is silence), for a number of milliseconds. */
interface Tone {
  hertz: readonly number[];
  ms: number;
}

/** Unsigned 8-bit mono PCM in a RIFF container: the smallest thing that every browser plays. */
export function wavOf(tones: readonly Tone[], volume: number): Uint8Array<ArrayBuffer> {
  const samples = tones.flatMap(({ hertz, ms }) =>
    Array.from({ length: Math.round((ms * sampleRate) / 1000) }, (_, index) => {
      const time = index / sampleRate;
      // 10 ms of fading at both ends, or each tone would begin and end with a click.
      const fade = Math.min(1, (time * 1000) / 10, (ms - time * 1000) / 10);
      const sum = hertz.reduce((total, frequency) => total + Math.sin(2 * Math.PI * frequency * time), 0);
      return 128 + Math.round((127 * volume * fade * sum) / Math.max(1, hertz.length));
    }),
  );
  const header = new DataView(new ArrayBuffer(44));
  const text = (offset: number, word: string) =>
    [...word].forEach((letter, index) => header.setUint8(offset + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  header.setUint32(4, 36 + samples.length, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true);
  text(36, 'data');
  header.setUint32(40, samples.length, true);
  const file = new Uint8Array(44 + samples.length);
  file.set(new Uint8Array(header.buffer));
  file.set(samples, 44);
  return file;
}

const silence = (ms: number): Tone => ({ hertz: [], ms });
const warble: Tone[] = Array.from({ length: 8 }, (_, index) => ({ hertz: [index % 2 ? 880 : 698], ms: 60 }));

// ITU-T Q.23: a row's frequency and a column's, together.
const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 's', '0', 'h'];

/** Every sound that the Voice SDK plays, made here, so that none is fetched from elsewhere. Names are the SDK's. */
export function makeSounds(): Record<string, Uint8Array<ArrayBuffer>> {
  const sounds: Record<string, Uint8Array<ArrayBuffer>> = {
    incoming: wavOf([...warble, silence(180), ...warble, silence(1_400)], 0.5),
    outgoing: wavOf([silence(50)], 0),
    disconnect: wavOf([{ hertz: [480], ms: 90 }, silence(60), { hertz: [380], ms: 140 }], 0.3),
  };
  for (const [index, key] of keypad.entries()) {
    const pair = [rows[Math.floor(index / 3)] ?? 0, columns[index % 3] ?? 0];
    sounds[`dtmf${key}`] = wavOf([{ hertz: pair, ms: 160 }], 0.3);
  }
  return sounds;
}

export function soundUrls(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(makeSounds()).map(([name, file]) => [
      name,
      URL.createObjectURL(new Blob([file], { type: 'audio/wav' })),
    ]),
  );
}

let testTone: string | null = null;

/** Three notes upwards, for the rep to hear where a loudspeaker is. */
export function testToneUrl(): string {
  const notes = [523, 659, 784].flatMap((hertz): Tone[] => [{ hertz: [hertz], ms: 220 }, silence(60)]);
  testTone ??= URL.createObjectURL(new Blob([wavOf(notes, 0.4)], { type: 'audio/wav' }));
  return testTone;
}
