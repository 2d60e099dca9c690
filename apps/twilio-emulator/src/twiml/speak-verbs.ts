import { pause } from '../clock.js';
import { playClip } from '../media/audio-source.js';
import { playDigits } from '../media/tones.js';
import { readWav, UnplayableAudio } from '../media/wav.js';
import { WebhookFailed } from '../webhooks/webhook-client.js';
import { numberAttribute, plainText } from './attributes.js';
import type { TwimlElement } from './parse-twiml.js';
import { answerCall, complain, goOn, resolveUrl, type Verb, type VerbRun } from './verb.js';

const largestRecordingBytes = 40 * 60 * 8_000 * 2;

export const say: Verb = async (element, run) => {
  answerCall(run);
  await speak(plainText(element), element, run, run.signal);
  return goOn;
};

export const play: Verb = async (element, run) => {
  answerCall(run);
  await playElement(element, run, run.signal);
  return goOn;
};

/** A leading Pause lets the call ring on. */
export const pauseVerb: Verb = async (element, run) => {
  await waitFor(element, run, run.signal);
  return goOn;
};

/** The prompts of a Gather, until they are over or `signal` stops them. */
export async function playPrompts(elements: readonly TwimlElement[], run: VerbRun, signal: AbortSignal): Promise<void> {
  for (const element of elements) {
    if (signal.aborted) return;
    if (element.name === 'Say') await speak(plainText(element), element, run, signal);
    if (element.name === 'Play') await playElement(element, run, signal);
    if (element.name === 'Pause') await waitFor(element, run, signal);
  }
}

export async function speak(text: string, element: TwimlElement, run: VerbRun, signal: AbortSignal): Promise<void> {
  if (text === '') return;
  run.leg.note('said', text);
  run.leg.farEnd.showSpeech?.(text);
  const clip = await run.services.speech.synthesize(text, element.attributes['language'] ?? 'en-US');
  await repeat(element, signal, () => run.leg.line?.play(playClip(clip), signal));
}

async function playElement(element: TwimlElement, run: VerbRun, signal: AbortSignal): Promise<void> {
  const digits = element.attributes['digits'];
  if (digits !== undefined) {
    run.leg.note('played-digits', digits);
    await run.leg.line?.play(playDigits(digits), signal);
    return;
  }
  const clip = await fetchRecording(plainText(element), run);
  if (clip) await repeat(element, signal, () => run.leg.line?.play(playClip(clip), signal));
}

async function fetchRecording(reference: string, run: VerbRun): Promise<Uint8Array | undefined> {
  const url = resolveUrl(run, reference);
  if (url === undefined) return undefined;
  run.leg.note('played', url);
  try {
    const answer = await run.services.webhooks.send({
      account: run.leg.account,
      callSid: run.leg.sid,
      purpose: 'media',
      url,
      method: 'GET',
      parameters: {},
      largestBytes: largestRecordingBytes,
    });
    return readWav(answer.body);
  } catch (error) {
    if (error instanceof WebhookFailed) complain(run, 'error', error.code, `<Play> ${url}: ${error.message}.`);
    else if (error instanceof UnplayableAudio) complain(run, 'error', 12300, `<Play> ${url}: ${error.message}.`);
    else throw error;
    return undefined;
  }
}

async function repeat(
  element: TwimlElement,
  signal: AbortSignal,
  once: () => Promise<void> | undefined,
): Promise<void> {
  const times = numberAttribute(element, 'loop', { least: 0, most: 1_000, otherwise: 1 }) || 1_000;
  for (let time = 0; time < times && !signal.aborted; time++) await once();
}

function waitFor(element: TwimlElement, run: VerbRun, signal: AbortSignal): Promise<void> {
  const seconds = numberAttribute(element, 'length', { least: 0, most: 86_400, otherwise: 1 });
  return pause(run.services.clock, seconds * 1_000, signal);
}
