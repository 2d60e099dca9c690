import { expect, test } from '@jest/globals';
import { makeSounds, wavOf } from './sounds.js';

const samplesOf = (file: Uint8Array) => [...file.subarray(44)];

test('every sound that the Voice SDK would fetch from Twilio is made here', () => {
  const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 's', 'h'].map((key) => `dtmf${key}`);
  expect(Object.keys(makeSounds()).sort()).toEqual([...keys, 'disconnect', 'incoming', 'outgoing'].sort());
});

test('a WAV file has the frequency, the length and the volume that were asked for', () => {
  const file = wavOf([{ hertz: [1000], ms: 500 }], 0.5);
  const samples = samplesOf(file);
  expect(String.fromCharCode(...file.subarray(0, 4))).toBe('RIFF');
  expect(samples).toHaveLength(4_000);
  const crossings = samples.filter((sample, index) => sample >= 128 && (samples[index - 1] ?? 128) < 128).length;
  expect(Math.abs(crossings / 0.5 - 1000)).toBeLessThan(10);
  expect(Math.max(...samples)).toBeGreaterThan(185);
  expect(Math.max(...samples)).toBeLessThan(193);
});

test('an incoming call is heard, an outgoing one makes no sound of its own', () => {
  const { incoming, outgoing } = makeSounds();
  const loudness = (file: Uint8Array = new Uint8Array()) => Math.max(...samplesOf(file).map((s) => Math.abs(s - 128)));
  expect(loudness(incoming)).toBeGreaterThan(50);
  expect(loudness(outgoing)).toBe(0);
});
