import { regions, type Region, type TwilioConfig } from '@cordboard/contracts';
import { TwilioGatewayError, type TwilioCredentials, type TwilioGateway } from '@cordboard/twilio-gateway';
import type { OpenSecrets } from './config-secrets.js';
import type { TwilioConfigEntity } from './twilio-config.entity.js';
import { withoutSecrets } from './without-secrets.js';

/**
 * What a tenant's Twilio account can be asked with. Everything is done with the API key; the Auth Token reads the account
 * itself, which proves that it still signs webhooks, and deletes the key in the end: no Standard key may do either.
 */
export interface TwilioAccess {
  readonly config: TwilioConfig;
  readonly version: number;
  readonly apiKey: TwilioCredentials;
  readonly authToken: TwilioCredentials | undefined;
}

export function accessOf(
  config: TwilioConfigEntity,
  { apiKeySecret, authToken }: OpenSecrets,
  now: Date,
): TwilioAccess {
  const { accountSid, apiKeySid, region, version } = config;
  return {
    config: withoutSecrets(config, now),
    version,
    apiKey: { accountSid, region, user: apiKeySid, password: apiKeySecret },
    authToken: authToken === undefined ? undefined : { accountSid, region, user: accountSid, password: authToken },
  };
}

/** In which other region these credentials are good: keys, applications and Auth Tokens belong to one. */
export async function findOtherRegion(
  twilio: TwilioGateway,
  credentials: TwilioCredentials,
): Promise<Region | undefined> {
  const others = regions.filter((region) => region !== credentials.region);
  const accepted = await Promise.all(
    others.map((region) =>
      twilio.proveAccess({ ...credentials, region }).then(
        () => true,
        (error: unknown) => {
          // Only a sure answer counts: a region that does not answer is no reason to fail differently.
          if (error instanceof TwilioGatewayError) return false;
          throw error;
        },
      ),
    ),
  );
  return others.find((_, index) => accepted[index]);
}
