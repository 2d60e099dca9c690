import type { TwilioConfig } from '@cordboard/contracts';
import type { TwilioConfigEntity } from './twilio-config.entity.js';

/** The record as it may be shown: of each secret that it is set, its last four characters and since when. */
export function withoutSecrets(config: TwilioConfigEntity, now: Date): TwilioConfig {
  const { accountSid, apiKeySid, applicationSid, callerId, region, edge } = config;
  return {
    accountSid,
    apiKeySid,
    apiKeySecret: described(config.apiKeySecretLastFour, config.apiKeySecretUpdatedAt),
    authToken: described(config.authTokenLastFour, config.authTokenUpdatedAt),
    formerAuthToken: describedFormer(config, now),
    applicationSid,
    callerId,
    region,
    edge,
    pushCredentialSids: { ios: config.pushCredentialSidIos, android: config.pushCredentialSidAndroid },
    updatedAt: config.updatedAt.toISOString(),
  };
}

const described = (lastFour: string | null, updatedAt: Date | null) =>
  lastFour !== null && updatedAt !== null
    ? ({ set: true, lastFour, updatedAt: updatedAt.toISOString() } as const)
    : ({ set: false } as const);

function describedFormer(config: TwilioConfigEntity, now: Date): TwilioConfig['formerAuthToken'] {
  const { formerAuthTokenLastFour: lastFour, formerAuthTokenAcceptedUntil: until } = config;
  return lastFour !== null && until !== null && until > now ? { lastFour, acceptedUntil: until.toISOString() } : null;
}
