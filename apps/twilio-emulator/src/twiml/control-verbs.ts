import { methodAttribute, plainText } from './attributes.js';
import { answerCall, resolveUrl, type Verb } from './verb.js';

export const redirect: Verb = (element, run) => {
  answerCall(run);
  const url = resolveUrl(run, plainText(element));
  if (url === undefined) return Promise.resolve({ kind: 'hang-up' });
  return Promise.resolve({ kind: 'fetch', request: { url, method: methodAttribute(element) } });
};

export const hangup: Verb = (_element, run) => {
  answerCall(run);
  return Promise.resolve({ kind: 'hang-up' });
};

/** As the first verb it refuses the call unanswered; later it is a Hangup. */
export const reject: Verb = (element) =>
  Promise.resolve({ kind: 'hang-up', status: element.attributes['reason'] === 'busy' ? 'busy' : 'no-answer' });
