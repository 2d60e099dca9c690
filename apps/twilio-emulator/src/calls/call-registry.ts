import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.js';
import type { MediaEndpoint } from '../media/media-endpoint.js';
import type { Ticker } from '../media/media-ticker.js';
import { isFinal } from './call-status.js';
import { Leg, type NewLeg } from './leg.js';

const keptFinishedLegs = 1_000;

/** Every leg, live and recently ended; the one place where legs are made and get their audio. */
export class CallRegistry {
  private readonly legs = new Map<string, Leg>();

  constructor(
    private readonly clock: Clock,
    private readonly ticker: Ticker,
  ) {}

  create(settings: NewLeg): Leg {
    const leg = new Leg(settings, this.clock);
    // A leg's end is listened to by each verb that runs on it; there is no leak to warn of.
    setMaxListeners(0, leg.ended);
    this.legs.set(leg.sid, leg);
    this.forgetOldest();
    return leg;
  }

  attachMedia(leg: Leg, endpoint: MediaEndpoint): void {
    if (leg.ended.aborted) return endpoint.close();
    const line = leg.attachMedia(endpoint);
    this.ticker.add(line);
    leg.ended.addEventListener('abort', () => this.ticker.remove(line), { once: true });
  }

  find(sid: string): Leg | undefined {
    return this.legs.get(sid);
  }

  /** Newest first. */
  list(): Leg[] {
    return [...this.legs.values()].reverse();
  }

  childrenOf(leg: Leg): Leg[] {
    return [...this.legs.values()].filter((each) => each.parent === leg);
  }

  endAll(): void {
    for (const leg of this.legs.values()) if (!isFinal(leg.status)) leg.end('canceled');
  }

  forget(leg: Leg): void {
    this.legs.delete(leg.sid);
  }

  private forgetOldest(): void {
    if (this.legs.size <= keptFinishedLegs) return;
    for (const leg of this.legs.values()) {
      if (isFinal(leg.status)) {
        this.legs.delete(leg.sid);
        return;
      }
    }
  }
}
