import { backoffMs, pause, type Clock } from './clock.js';
import { TokenRefused, type FetchToken, type VoiceToken } from './voice-token.js';

/** How long the server may take to answer before we ask again. */
const tokenPatienceMs = 10_000;
const longestMarginMs = 120_000;
const shortestRenewalMs = 1_000;

interface KeptToken extends VoiceToken {
  renewAt: number;
}

export interface TokenKeeperEvents {
  /** A fresh token is here. `lapsed`: the one before it had expired, so the registration went with it. */
  renewed(token: string, lapsed: boolean): void;
  /** A renewal did not succeed; it is tried again, in `retryInMs`. */
  delayed(sentence: string, attempt: number): void;
  refused(refusal: TokenRefused): void;
}

/**
 * Keeps one voice token fresh. A token of one hour is renewed two minutes before its end, a shorter one after two
 * thirds of its life. The timer alone would sleep with the machine, so whoever notices a wake calls `check()`.
 */
export class TokenKeeper {
  private current: KeptToken | null = null;
  private cancelTimer = () => {};
  private working: { stop: AbortController; result: Promise<string> } | null = null;

  constructor(
    private readonly fetchToken: FetchToken,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly events: TokenKeeperEvents,
  ) {}

  get hasLapsed(): boolean {
    return this.current !== null && this.clock.now() >= this.current.expiresAt;
  }

  /** Of the kept token: where it is to be used. */
  get edge(): string | undefined {
    return this.current?.edge;
  }

  /** A token that is good for use now: the kept one, or a new one after as many attempts as it takes. */
  async obtain(): Promise<string> {
    if (this.current && !this.isDue(this.current)) return this.current.token;
    this.working ??= this.begin();
    return this.working.result;
  }

  /** Twilio says that the kept token is of no use, whatever our clock says. */
  distrust(): void {
    const now = this.clock.now();
    if (this.current) this.current = { ...this.current, expiresAt: now, renewAt: now };
  }

  /** The kept one is still good, and another would say something new. */
  renewNow(): void {
    if (this.current) this.current = { ...this.current, renewAt: this.clock.now() };
    this.check();
  }

  /** Renews at once if that is due. */
  check(): void {
    if (this.current && this.isDue(this.current)) this.renew();
  }

  stop(): void {
    this.cancelTimer();
    this.working?.stop.abort();
    this.working = null;
    this.current = null;
  }

  private renew(): void {
    this.obtain().catch((error: unknown) => {
      if (error instanceof TokenRefused) this.events.refused(error);
    });
  }

  private begin(): { stop: AbortController; result: Promise<string> } {
    const stop = new AbortController();
    const result = this.askUntilAnswered(stop.signal).finally(() => {
      if (this.working?.stop === stop) this.working = null;
    });
    return { stop, result };
  }

  private async askUntilAnswered(signal: AbortSignal): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const token = await this.ask(signal);
        signal.throwIfAborted();
        return this.keep(token);
      } catch (error) {
        if (signal.aborted || error instanceof TokenRefused) throw error;
        this.events.delayed(error instanceof Error ? error.message : String(error), attempt + 1);
        await pause(this.clock, backoffMs(attempt, this.random), signal);
        signal.throwIfAborted();
      }
    }
  }

  private async ask(signal: AbortSignal): Promise<VoiceToken> {
    const patience = new AbortController();
    const giveUp = () => patience.abort();
    signal.addEventListener('abort', giveUp);
    let cancel = () => {};
    const silence = new Promise<never>((_, reject) => {
      cancel = this.clock.after(tokenPatienceMs, () => {
        reject(new Error(`Cordboard has not answered for ${tokenPatienceMs / 1000} seconds.`));
        giveUp();
      });
    });
    try {
      return await Promise.race([this.fetchToken(patience.signal), silence]);
    } finally {
      cancel();
      signal.removeEventListener('abort', giveUp);
    }
  }

  private keep(token: VoiceToken): string {
    const now = this.clock.now();
    const lapsed = this.hasLapsed;
    const isRenewal = this.current !== null;
    const marginMs = Math.min(longestMarginMs, (token.expiresAt - now) / 3);
    const renewAt = Math.max(token.expiresAt - marginMs, now + shortestRenewalMs);
    this.current = { ...token, renewAt };
    this.cancelTimer();
    this.cancelTimer = this.clock.after(renewAt - now, () => this.check());
    if (isRenewal) this.events.renewed(token.token, lapsed);
    return token.token;
  }

  private isDue(token: KeptToken): boolean {
    return this.clock.now() >= token.renewAt;
  }
}
