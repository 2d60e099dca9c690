import { playComputed, playInTurn, playSilence, sampleRate, type AudioSource } from './audio-source.js';

const tone = (hz: number, sample: number) => Math.sin((2 * Math.PI * hz * sample) / sampleRate);

/** A clean sine; -10 dBFS unless told. */
export function playTone(hz: number, milliseconds?: number, levelDbfs = -10): AudioSource {
  const amplitude = 10 ** (levelDbfs / 20);
  return playComputed((sample) => amplitude * tone(hz, sample), milliseconds);
}

/** What a caller hears while the other side rings: 440 + 480 Hz, 2 s on and 4 s off, as in North America. */
export function playRingback(): AudioSource {
  const [on, whole] = [2 * sampleRate, 6 * sampleRate];
  return playComputed((sample) => (sample % whole < on ? 0.1 * (tone(440, sample) + tone(480, sample)) : 0));
}

const dtmfRows = [697, 770, 852, 941] as const;
const dtmfColumns = [1209, 1336, 1477, 1633] as const;
const keypad = '123A456B789C*0#D';

/** Keys as tones: 100 ms each and 60 ms apart. `w` is half a second of silence, `W` a whole one. */
export function playDigits(digits: string): AudioSource {
  return playInTurn([...digits].flatMap(playKey));
}

function playKey(key: string): AudioSource[] {
  if (key === 'w' || key === 'W') return [playSilence(key === 'w' ? 500 : 1_000)];
  const place = keypad.indexOf(key.toUpperCase());
  const row = dtmfRows[Math.floor(place / 4)];
  const column = dtmfColumns[place % 4];
  if (row === undefined || column === undefined) return [];
  return [playComputed((sample) => 0.2 * (tone(row, sample) + tone(column, sample)), 100), playSilence(60)];
}
