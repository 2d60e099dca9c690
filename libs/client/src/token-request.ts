import type { IssuedToken, IssueToken } from '@cordboard/contracts';

/** Collects what one token may do. Nothing is allowed that was not asked for; generating twice adds nothing. */
export class TokenRequest {
  private incoming = false;
  private outgoing: NonNullable<IssueToken['outgoing']> = false;

  constructor(
    private readonly clientName: string,
    private readonly issue: (request: IssueToken) => Promise<IssuedToken>,
  ) {}

  /** This client may be called. */
  allowClientIncoming(): this {
    this.incoming = true;
    return this;
  }

  /**
   * This client may call.
   *
   * @param applicationSid the TwiML App to call through; the tenant's own when left out
   * @param params sent to the Voice URL with each call; signed, so the browser cannot change them
   */
  allowClientOutgoing(applicationSid?: string, params?: Record<string, string>): this {
    this.outgoing = { ...(applicationSid && { applicationSid }), ...(params && { params }) };
    return this;
  }

  /** @param lifetimeSeconds 1 to 86,400; default one hour */
  generateToken(lifetimeSeconds = 3600): Promise<IssuedToken> {
    const { clientName, incoming, outgoing } = this;
    return this.issue({ clientName, incoming, outgoing, lifetimeSeconds });
  }
}
