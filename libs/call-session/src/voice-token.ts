export interface VoiceToken {
  token: string;
  /** Milliseconds since 1970 on this machine's clock. */
  expiresAt: number;
  /** Where the client enters Twilio's network with it; left out, where it was launched to. */
  edge?: string;
}

/** Asks the server for a token. Throws TokenRefused when asking again is of no use; anything else is tried again. */
export type FetchToken = (signal: AbortSignal) => Promise<VoiceToken>;

/**
 * The server answered, and the answer is no.
 * `session-ended`: only a new launch by the CRM page helps. `refused`: the sentence says why.
 */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(
    readonly reason: 'session-ended' | 'refused',
    sentence: string,
    readonly remedy: string | null = null,
  ) {
    super(sentence);
  }
}
