export type {
  Account,
  Application,
  ApplicationSettings,
  Balance,
  CallerId,
  CreatedKey,
  IncomingNumber,
  NumberSettings,
  TwilioCredentials,
  TwilioGateway,
} from './twilio-gateway.js';
export { TwilioGatewayError, type GatewayErrorKind } from './gateway-error.js';
export { TwilioRestGateway, type TwilioRestGatewayOptions } from './twilio-rest-gateway.js';
export { FakeTwilio, type FakeAccount } from './fake-twilio.js';
export { twilioGatewayRules, type TwilioWorld } from './twilio-gateway.contract.js';
