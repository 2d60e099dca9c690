import { flagAttribute, methodAttribute, numberAttribute } from './attributes.js';
import { playPrompts } from './speak-verbs.js';
import { answerCall, complain, goOn, resolveUrl, type Next, type Verb, type VerbRun } from './verb.js';
import type { TwimlElement } from './parse-twiml.js';

/**
 * Collects keys. It ends at finishOnKey, at numDigits, or when `timeout` seconds pass without a key (counted from the end
 * of the prompts, and anew from each key). A key stops the prompts.
 */
export const gather: Verb = async (element, run) => {
  answerCall(run);
  if (/speech/.test(element.attributes['input'] ?? '')) {
    complain(
      run,
      'warning',
      12200,
      '<Gather input="speech"> is not supported by this emulator; it listens for keys only',
    );
  }
  const digits = await collect(element, run);
  if (run.signal.aborted) return goOn;
  run.leg.note('gathered', digits);
  if (digits === '' && !flagAttribute(element, 'actionOnEmptyResult')) return goOn;
  return actionOf(element, run, digits);
};

function collect(element: TwimlElement, run: VerbRun): Promise<string> {
  const { clock } = run.services;
  const timeoutMs = numberAttribute(element, 'timeout', { least: 1, most: 600, otherwise: 5 }) * 1_000;
  const mostDigits = numberAttribute(element, 'numDigits', { least: 1, most: 1_000, otherwise: 1_000 });
  const finishOnKey = element.attributes['finishOnKey'] ?? '#';
  const prompts = new AbortController();
  return new Promise((resolve) => {
    let digits = '';
    let cancelTimeout = () => {};
    const finish = () => {
      cancelTimeout();
      stopListening();
      prompts.abort();
      run.signal.removeEventListener('abort', finish);
      resolve(digits);
    };
    const expectKey = () => {
      cancelTimeout();
      cancelTimeout = clock.after(timeoutMs, finish);
    };
    const stopListening = run.leg.onDigit((digit) => {
      if (digit === finishOnKey) return finish();
      digits += digit;
      prompts.abort();
      if (digits.length >= mostDigits) return finish();
      expectKey();
    });
    run.signal.addEventListener('abort', finish, { once: true });
    if (run.signal.aborted) return finish();
    void playPrompts(element.children, run, prompts.signal).then(() => {
      if (digits === '' && !prompts.signal.aborted) expectKey();
    });
  });
}

function actionOf(element: TwimlElement, run: VerbRun, digits: string): Next {
  const url = resolveUrl(run, element.attributes['action'] ?? '');
  if (url === undefined) return { kind: 'hang-up' };
  return { kind: 'fetch', request: { url, method: methodAttribute(element), parameters: { Digits: digits } } };
}
