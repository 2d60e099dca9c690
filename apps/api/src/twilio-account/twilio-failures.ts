import type { ErrorCode } from '@cordboard/contracts';

/** The codes of every operation that asks Twilio with stored credentials. */
export const twilioFailures = [
  'twilio_config.not_connected',
  'twilio.auth_token_refused',
  'twilio.api_key_refused',
  'twilio.permission_missing',
  'twilio.test_credentials',
  'twilio.account_suspended',
  'twilio.not_found',
  'twilio.rate_limited',
  'twilio.unavailable',
  'twilio.timed_out',
] as const satisfies readonly ErrorCode[];
