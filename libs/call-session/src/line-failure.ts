import type { LineFailure } from './line-state.js';
import type { MicrophoneProblem } from './microphone.js';
import { VoiceError } from './voice-error.js';
import type { TokenRefused } from './voice-token.js';

const problems: Readonly<Record<MicrophoneProblem, string>> = {
  'not-secure': 'This page is not secure, so the browser gives it no microphone.',
  'blocked-by-page': 'The page around the softphone does not pass the microphone on.',
  'microphone-refused': 'Your browser blocks the microphone here.',
  'no-microphone': 'No microphone was found.',
  'microphone-busy': 'The microphone cannot be used right now.',
};

export function microphoneFailure(problem: MicrophoneProblem): LineFailure {
  return { reason: problem, sentence: problems[problem] };
}

export function isTokenFault(error: unknown): error is VoiceError {
  return error instanceof VoiceError && (error.kind === 'token-expired' || error.kind === 'token-invalid');
}

export function tokenFailure({ reason, message, remedy }: TokenRefused): LineFailure {
  return reason === 'session-ended' ? { reason, sentence: message } : { reason, sentence: message, remedy };
}

export function tokenNotAccepted(error: VoiceError): LineFailure {
  return {
    reason: 'refused',
    sentence: `Twilio refused the token (${error.code}).`,
    remedy: 'Ask your admin to check the API key and its secret in the Twilio config.',
  };
}

export function sentenceOf(error: unknown): string {
  if (!(error instanceof VoiceError)) return error instanceof Error ? error.message : String(error);
  return error.kind === 'signalling-lost' ? 'Twilio cannot be reached.' : `${error.message} (${error.code})`;
}
