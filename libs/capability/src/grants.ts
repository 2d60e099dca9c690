/** What a token allows. Plain data: the two dialects put the same grants in different words. */
export interface Grants {
  /** Who the token is for, when that is not said by a client name that may be called. */
  identity: string | undefined;
  /** The client names under which calls are received, in the order in which they were allowed. */
  clientNames: readonly string[];
  outgoing: { applicationSid: string; params: Readonly<Record<string, string>> | undefined } | undefined;
  pushCredentialSid: string | undefined;
  eventStream: Readonly<Record<string, string>> | undefined;
}

export interface TokenTimes {
  tokenId: string;
  /** Unix seconds. */
  issuedAt: number;
  /** Unix seconds. */
  expiresAt: number;
}
