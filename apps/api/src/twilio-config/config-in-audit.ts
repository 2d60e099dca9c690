import type { Values } from '../audit/changed-fields.js';
import { fingerprintUnlessUnreadable } from '../audit/fingerprints.js';
import type { RealmSecrets } from '../secrets/realm-secrets.js';
import { openApiKeySecret, openAuthToken } from './config-secrets.js';
import type { TwilioConfigEntity } from './twilio-config.entity.js';

/** What the audit log shows of the record: the secrets that have changed as fingerprints, and those that have not, not. */
export function describeInAudit(
  secrets: RealmSecrets,
  config: TwilioConfigEntity,
  other: TwilioConfigEntity | null,
): Values {
  const { accountSid, apiKeySid, applicationSid, callerId, region, edge, formerAuthTokenAcceptedUntil: until } = config;
  const isKept =
    isSame(config.apiKeySecretSealed, other?.apiKeySecretSealed) &&
    isSame(config.authTokenSealed, other?.authTokenSealed);
  return {
    pushCredentialSidIos: config.pushCredentialSidIos,
    pushCredentialSidAndroid: config.pushCredentialSidAndroid,
    ...{ accountSid, apiKeySid, applicationSid, callerId, region, edge },
    ...((until ?? other?.formerAuthTokenAcceptedUntil) && { formerAuthTokenAcceptedUntil: until }),
    ...(!isKept && {
      apiKeySecret: fingerprintUnlessUnreadable(secrets, () => openApiKeySecret(secrets, config)),
      authToken: fingerprintUnlessUnreadable(secrets, () => openAuthToken(secrets, config)),
    }),
  };
}

const isSame = (one: Buffer | null, other: Buffer | null | undefined) =>
  one === null || !other ? one === (other ?? null) : one.equals(other);
