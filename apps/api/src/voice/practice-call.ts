import type { CallUrls } from './dial.twiml.js';
import { element, writeTwiml } from './twiml.js';

/** A sentence, the tone twice, and a goodbye. */
export const longestPracticeSeconds = 60;

export const practiceTonePath = '/twilio/practice-tone.wav';

/** The line says what it is, then a tone is heard that can be measured. Nobody else is called, and nothing recorded. */
export const practiceCallTwiml = ({ practiceTone }: Pick<CallUrls, 'practiceTone'>) =>
  writeTwiml(
    element(
      'Say',
      {},
      'This is the practice line of Cordboard. If you hear this, your telephone works. A tone follows.',
    ),
    element('Play', { loop: 2 }, practiceTone),
    element('Say', {}, 'Goodbye.'),
    element('Hangup'),
  );

const sampleRate = 8_000;
const seconds = 6;
const hertz = 600;

/** A WAV file of 16-bit PCM, mono, at the rate of telephones. */
export function practiceTone(): Buffer {
  const samples = sampleRate * seconds;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples * 2, 40);
  for (let sample = 0; sample < samples; sample++) {
    const level = 0.3 * Math.sin((2 * Math.PI * hertz * sample) / sampleRate);
    file.writeInt16LE(Math.round(level * 32_767), 44 + sample * 2);
  }
  return file;
}
