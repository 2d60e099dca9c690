import type { FinalStatus } from './call-status.js';

export interface HangupError {
  readonly code: number;
  readonly message: string;
}

/** How a leg ended, as its party needs to know it. */
export interface Ending {
  readonly status: FinalStatus;
  /** False when the party itself ended the call and need not be told. */
  readonly tellParty: boolean;
  readonly wasAnswered: boolean;
  readonly error?: HangupError;
}

/** The party of a leg: whoever sits at its end, however the emulator reaches it. */
export interface FarEnd {
  /** A caller that waits hears, or is told, that the other side rings. Only called on inbound legs. */
  showRinging(withEarlyMedia: boolean): void;
  /** A caller that waits is connected. Only called on inbound legs. */
  connect(): void;
  /** The leg is over. Called exactly once. */
  release(ending: Ending): void;
  /** Tones that the other side pressed, where the party can show them. */
  showDigits?(digits: string): void;
  /** A sentence that is being spoken to the party, where it can show captions. */
  showSpeech?(text: string): void;
  /** A user-defined message, where the party can take one. */
  sendMessage?(content: string, messageSid: string): void;
}

/** A party before anybody sits there: nothing to tell. */
export const nobody: FarEnd = { showRinging: () => undefined, connect: () => undefined, release: () => undefined };
