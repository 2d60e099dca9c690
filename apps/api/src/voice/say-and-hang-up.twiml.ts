import { element, writeTwiml } from './twiml.js';

export const sayAndHangUp = (sentence: string) => writeTwiml(element('Say', {}, sentence), element('Hangup'));
export const hangUp = () => writeTwiml(element('Hangup'));
export const nothingMore = () => writeTwiml();

/** For the caller, when something failed that no caller can do anything about. */
export const apologise = () =>
  sayAndHangUp('We are sorry, this call cannot be connected right now. Please try again in a few minutes.');
