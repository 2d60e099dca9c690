import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { encode } from './g711.js';
import { murmur, type SpeechSynthesizer } from './speech.js';
import { sampleRate } from './audio-source.js';

const program = 'espeak-ng';
const keptSentences = 200;
const longestSpeechMs = 10_000;

/** Real speech where espeak-ng is on the path, murmured syllables elsewhere. */
export function chooseSpeech(searchPath: string): SpeechSynthesizer {
  const path = searchPath
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find(isExecutable);
  return path === undefined ? murmur : espeakSpeech(path);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Speaks through espeak-ng: no shell, the text on standard input, each sentence computed once. */
function espeakSpeech(path: string): SpeechSynthesizer {
  const spoken = new Map<string, Promise<Uint8Array>>();
  return {
    synthesize(text, language) {
      const voice = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language) ? language.toLowerCase() : 'en-us';
      const key = `${voice} ${text}`;
      const known = spoken.get(key);
      if (known) return known;
      const clip = run(path, ['-v', voice, '--stdin', '--stdout'], text)
        .then(downsample)
        .catch(() => murmur.synthesize(text, language));
      spoken.set(key, clip);
      const oldest = spoken.keys().next().value;
      if (spoken.size > keptSentences && oldest !== undefined) spoken.delete(oldest);
      return clip;
    },
  };
}

function run(path: string, parameters: string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, parameters, { stdio: ['pipe', 'pipe', 'ignore'], timeout: longestSpeechMs });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdin.on('error', reject);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(chunks)) : reject(new Error(`${program}: ${code}`)),
    );
    child.stdin.end(input);
  });
}

/** espeak-ng writes a 22,050 Hz WAV with a 44-byte head; averaging over each step keeps hiss out of the telephone band. */
function downsample(wav: Buffer): Uint8Array {
  const headBytes = 44;
  const rate = wav.length > headBytes ? wav.readUInt32LE(24) : sampleRate;
  const step = rate / sampleRate;
  const count = Math.floor((wav.length - headBytes) / 2 / step);
  if (count <= 0) throw new Error(`${program} gave no audio`);
  return encode(
    Array.from({ length: count }, (_, index) => {
      const [from, to] = [Math.floor(index * step), Math.floor((index + 1) * step)];
      let sum = 0;
      for (let sample = from; sample < to; sample++) sum += wav.readInt16LE(headBytes + sample * 2);
      return sum / Math.max(1, to - from);
    }),
  );
}
