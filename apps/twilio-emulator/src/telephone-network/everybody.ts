import type { Leg } from '../calls/leg.js';
import { IncomingCall } from '../signalling/incoming-call.js';
import type { SignallingServices } from '../signalling/signalling-services.js';
import type { DialTarget, Network } from './network.js';
import type { PublicNetwork } from './public-network.js';

/** Everybody who can be called: browsers by identity, telephones by number. */
export class Everybody implements Network {
  private parts: { browsers: SignallingServices; telephones: PublicNetwork } | undefined;

  /** The parts need the calls, whose TwiML needs the network: they join last. */
  join(parts: { browsers: SignallingServices; telephones: PublicNetwork }): void {
    this.parts = parts;
  }

  reach(leg: Leg, target: DialTarget): void {
    if (!this.parts) return leg.end('failed');
    if (target.kind === 'client') {
      const failed = (error: unknown) => {
        leg.note('failed', error instanceof Error ? error.message : String(error));
        leg.end('failed');
      };
      new IncomingCall(leg, this.parts.browsers).ring(target).catch(failed);
      return;
    }
    if (target.sendDigits !== '') sendDigitsOnceAnswered(leg, target.sendDigits);
    this.parts.telephones.callNumber(leg, target.number);
  }
}

function sendDigitsOnceAnswered(leg: Leg, digits: string): void {
  leg.onStatus((status) => {
    if (status === 'in-progress') leg.farEnd.showDigits?.(digits);
  });
}
