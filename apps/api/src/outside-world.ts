import { TwilioRestGateway, type TwilioGateway } from '@cordboard/twilio-gateway';
import { systemAnswerDeadline, type AnswerDeadline } from './answer-in-time.js';
import { systemClock, type Clock } from './clock.js';
import { systemDisk, type Disk } from './disk.js';
import type { Environment } from './environment.js';
import { systemHeartbeat, type Heartbeat } from './heartbeat.js';
import { createMasterKeys } from './secrets/create-master-keys.js';
import type { MasterKeys } from './secrets/master-keys.js';

/** What the product takes from outside besides its settings and its database. */
export interface OutsideWorld {
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
  readonly answerDeadline: AnswerDeadline;
  readonly disk: Disk;
  readonly twilio: TwilioGateway;
  readonly masterKeys: MasterKeys;
}

/** Under which Nest hands out the port to Twilio. */
export const TWILIO = Symbol('TwilioGateway');

/** The real one, but for what is given. */
export function completeWorld(environment: Environment, given: Partial<OutsideWorld>): OutsideWorld {
  const { clock = systemClock, heartbeat = systemHeartbeat } = given;
  return {
    clock,
    heartbeat,
    answerDeadline: given.answerDeadline ?? systemAnswerDeadline,
    disk: given.disk ?? systemDisk,
    twilio: given.twilio ?? new TwilioRestGateway({ baseUrl: environment.twilioApiUrl }),
    masterKeys: given.masterKeys ?? createMasterKeys(environment.masterKeys, clock, heartbeat),
  };
}
