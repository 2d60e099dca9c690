/** A WAV file with a sine, as Chromium takes it for a fake microphone. Whole periods, so that its loop has no click; 0 Hz is silence. */
export function toneFile(hz: number): Buffer {
  const rate = 48_000;
  const samples = rate * 2;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples * 2, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples * 2, 40);
  const data = Buffer.alloc(samples * 2);
  for (let sample = 0; sample < samples; sample++) {
    data.writeInt16LE(Math.round(0.4 * 32_767 * Math.sin((2 * Math.PI * hz * sample) / rate)), sample * 2);
  }
  return Buffer.concat([head, data]);
}
