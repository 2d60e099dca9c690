export type VoiceErrorKind =
  | 'microphone-refused'
  | 'no-microphone'
  | 'token-expired'
  | 'token-invalid'
  | 'signalling-lost'
  | 'media-lost'
  | 'busy'
  | 'unavailable'
  | 'not-found'
  | 'declined'
  | 'other';

// https://www.twilio.com/docs/api/errors. 31201, 31204 and 31205 reach an application as 20151, 20101 and 20104.
const kinds: ReadonlyMap<number, VoiceErrorKind> = new Map([
  [31401, 'microphone-refused'],
  [31208, 'microphone-refused'],
  [31402, 'no-microphone'],
  [20104, 'token-expired'],
  [31205, 'token-expired'],
  [20101, 'token-invalid'],
  [20151, 'token-invalid'],
  [31201, 'token-invalid'],
  [31202, 'token-invalid'],
  [31203, 'token-invalid'],
  [31204, 'token-invalid'],
  [31207, 'token-invalid'],
  [31000, 'signalling-lost'],
  [31005, 'signalling-lost'],
  [31009, 'signalling-lost'],
  [53000, 'signalling-lost'],
  [53001, 'signalling-lost'],
  [31003, 'media-lost'],
  [53405, 'media-lost'],
  [31486, 'busy'],
  [31480, 'unavailable'],
  [31404, 'not-found'],
  [31002, 'declined'],
  [31603, 'declined'],
]);

/** A failure of the voice device or of a call, in the vendor's number and in our word. */
export class VoiceError extends Error {
  override readonly name = 'VoiceError';
  readonly kind: VoiceErrorKind;

  constructor(
    readonly code: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.kind = kinds.get(code) ?? 'other';
  }
}
