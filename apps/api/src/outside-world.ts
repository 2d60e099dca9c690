import { TwilioRestGateway, type TwilioGateway } from '@cordboard/twilio-gateway';
import { systemClock, type Clock } from './clock.js';
import type { Environment } from './environment.js';
import { systemHeartbeat, type Heartbeat } from './heartbeat.js';

/** What the product takes from outside besides its settings and its database. */
export interface OutsideWorld {
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
  readonly twilio: TwilioGateway;
}

/** Under which Nest hands out the port to Twilio. */
export const TWILIO = Symbol('TwilioGateway');

export const realWorld = ({ twilioApiUrl }: Environment): OutsideWorld => ({
  clock: systemClock,
  heartbeat: systemHeartbeat,
  twilio: new TwilioRestGateway({ baseUrl: twilioApiUrl }),
});
