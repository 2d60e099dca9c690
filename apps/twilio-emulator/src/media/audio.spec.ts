import { describe, expect, test } from '@jest/globals';
import { playClip, playSilence, samplesPerFrame, silentFrame, type AudioSource } from './audio-source.js';
import { AudioMeter } from './audio-meter.js';
import { decodeSample, encode, encodeSample } from './g711.js';
import { JitterBuffer } from './jitter-buffer.js';
import { murmur } from './speech.js';
import { playDigits, playRingback, playTone } from './tones.js';
import { readWav, UnplayableAudio } from './wav.js';
import { toneFile } from '../testing/wav-file.js';

function measure(source: AudioSource, frames = 30): AudioMeter {
  const meter = new AudioMeter();
  for (let count = 0; count < frames; count++) {
    const frame = source.next();
    if (frame) meter.hear(frame);
  }
  return meter;
}

function lengthMs(source: AudioSource): number {
  let frames = 0;
  while (source.next()) frames++;
  return frames * 20;
}

describe('µ-law', () => {
  test('has the values of G.711', () => {
    expect([0, 1_000, -1_000, 32_767, -32_768].map(encodeSample)).toEqual([0xff, 0xce, 0x4e, 0x80, 0x00]);
    expect([0xff, 0x80, 0x00].map(decodeSample)).toEqual([0, 32_124, -32_124]);
  });

  test('comes back as it went, for every code but the second zero', () => {
    for (let code = 0; code < 256; code++) {
      if (code !== 0x7f) expect(encodeSample(decodeSample(code))).toBe(code);
    }
  });
});

describe('sounds', () => {
  test.each([440, 1_000, 2_500])('a tone of %i Hz has that pitch and -10 dBFS', (hz) => {
    const meter = measure(playTone(hz));
    expect(Math.abs(meter.dominantHz() - hz)).toBeLessThanOrEqual(2);
    expect(20 * Math.log10(meter.level() * Math.SQRT2)).toBeCloseTo(-10, 0);
  });

  test('a key has its own pair of pitches and lasts 160 ms; w is half a second', () => {
    expect(
      Math.abs(measure(playDigits('5'), 5).dominantHz() - 1_336) < 5 ||
        Math.abs(measure(playDigits('5'), 5).dominantHz() - 770) < 5,
    ).toBe(true);
    expect(lengthMs(playDigits('5w#'))).toBe(820);
    expect(lengthMs(playDigits('?'))).toBe(0);
  });

  test('ringback is there and pauses', () => {
    const ringback = playRingback();
    expect(measure(ringback, 100).level()).toBeGreaterThan(0.05);
    expect(measure(ringback, 200).level()).toBeLessThan(0.001);
  });

  test('a clip ends with silence in its last frame', () => {
    const clip = playClip(new Uint8Array(200).fill(0x80));
    expect(clip.next()).toHaveLength(samplesPerFrame);
    expect([...(clip.next() ?? [])].filter((code) => code === 0xff)).toHaveLength(120);
    expect(clip.next()).toBeUndefined();
  });

  test('silence measures as nothing', () => {
    expect(measure(playSilence()).dominantHz()).toBe(0);
  });

  test('murmured speech lasts longer for a longer sentence and is audible', async () => {
    const [short, long] = [
      await murmur.synthesize('Hello.', 'en'),
      await murmur.synthesize('Hello, this is a much longer sentence.', 'en'),
    ];
    expect(long.length).toBeGreaterThan(short.length * 4);
    expect(measure(playClip(long)).level()).toBeGreaterThan(0.02);
  });
});

describe('the jitter buffer', () => {
  const frame = (value: number) => new Uint8Array(samplesPerFrame).fill(value);

  test('waits for two frames, then gives each in order', () => {
    const buffer = new JitterBuffer();
    buffer.push(frame(1));
    expect(buffer.pull()).toBeUndefined();
    buffer.push(frame(2));
    expect([buffer.pull()?.[0], buffer.pull()?.[0], buffer.pull()]).toEqual([1, 2, undefined]);
  });

  test('drops the oldest when too much piles up', () => {
    const buffer = new JitterBuffer();
    for (let value = 1; value <= 9; value++) buffer.push(frame(value));
    expect(buffer.pull()?.[0]).toBe(8);
  });

  test('takes packets of other lengths', () => {
    const buffer = new JitterBuffer();
    buffer.push(new Uint8Array(400).fill(7));
    expect(buffer.pull()).toEqual(frame(7));
    expect(buffer.pull()).toEqual(frame(7));
    expect([...(buffer.pull() ?? silentFrame)].filter((code) => code === 7)).toHaveLength(80);
  });
});

describe('a WAV file', () => {
  const wav = (rate: number, code: number, bits: number, data: Buffer) => {
    const head = Buffer.alloc(44);
    head.write('RIFF    WAVEfmt ', 0, 'latin1');
    head.writeUInt32LE(16, 16);
    head.writeUInt16LE(code, 20);
    head.writeUInt16LE(1, 22);
    head.writeUInt32LE(rate, 24);
    head.writeUInt16LE(bits, 34);
    head.write('data', 36, 'latin1');
    head.writeUInt32LE(data.length, 40);
    return Buffer.concat([head, data]);
  };

  test('is played as µ-law or 16-bit PCM', () => {
    const pcm = Buffer.alloc(4);
    pcm.writeInt16LE(1_000, 2);
    expect(readWav(wav(8_000, 1, 16, pcm))).toEqual(encode([0, 1_000]));
    expect([...readWav(wav(8_000, 7, 8, Buffer.from([1, 2])))]).toEqual([1, 2]);
  });

  test.each([
    ['another rate', toneFile(440)],
    ['no WAV file', Buffer.from('hello')],
    ['an unknown format', wav(8_000, 85, 16, Buffer.alloc(4))],
    ['no data', wav(8_000, 1, 16, Buffer.alloc(0)).subarray(0, 36)],
  ])('%s is refused with what it is', (_what, file) => {
    expect(() => readWav(file)).toThrow(UnplayableAudio);
  });
});
