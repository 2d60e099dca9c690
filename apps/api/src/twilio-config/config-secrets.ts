import { defaultFormerAuthTokenSeconds, type PutTwilioConfig, type TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { RealmSecrets } from '../secrets/realm-secrets.js';
import { UnsealError } from '../secrets/sealed-box.js';
import { Secrets } from '../secrets/secrets.js';
import { SecretRequired } from './errors.js';
import type { TwilioConfigEntity } from './twilio-config.entity.js';

export const apiKeySecretColumn = 'twilio_configs.api_key_secret_sealed';
export const authTokenColumn = 'twilio_configs.auth_token_sealed';
export const formerAuthTokenColumn = 'twilio_configs.former_auth_token_sealed';

export const noFormerAuthToken = {
  formerAuthTokenSealed: null,
  formerAuthTokenLastFour: null,
  formerAuthTokenAcceptedUntil: null,
};

export interface OpenSecrets {
  readonly apiKeySecret: string;
  readonly authToken: string | undefined;
  /** One that was replaced; it still counts for webhooks, and for nothing else. */
  readonly formerAuthToken: { readonly text: string; readonly acceptedUntil: Date } | undefined;
}

/** @throws UnsealError */
export const openApiKeySecret = (secrets: RealmSecrets, { apiKeySecretSealed }: TwilioConfigEntity): string =>
  secrets.unseal(apiKeySecretColumn, apiKeySecretSealed);

/** @throws UnsealError */
export const openAuthToken = (secrets: RealmSecrets, { authTokenSealed }: TwilioConfigEntity): string | undefined =>
  authTokenSealed ? secrets.unseal(authTokenColumn, authTokenSealed) : undefined;

/** The record's secrets: sealed as they are written, kept when they are left out, opened to be used. */
@Injectable()
export class ConfigSecrets {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** To be asked outside of transactions. */
  sealing(tenantId: TenantId): Promise<RealmSecrets> {
    return this.secrets.of({ kind: 'tenant', tenantId });
  }

  /** To be asked outside of transactions. */
  async open(config: TwilioConfigEntity): Promise<OpenSecrets> {
    const secrets = await this.sealing(config.tenantId);
    const { formerAuthTokenSealed: former, formerAuthTokenAcceptedUntil: acceptedUntil } = config;
    return {
      apiKeySecret: openApiKeySecret(secrets, config),
      authToken: openAuthToken(secrets, config),
      formerAuthToken:
        former && acceptedUntil && acceptedUntil > this.clock.now()
          ? { text: secrets.unseal(formerAuthTokenColumn, former), acceptedUntil }
          : undefined,
    };
  }

  /** @throws SecretRequired when it is left out, and another key's is stored or none. */
  apiKeySecret(sealing: RealmSecrets, { apiKeySid, apiKeySecret }: PutTwilioConfig, stored: TwilioConfigEntity | null) {
    if (apiKeySecret !== undefined) {
      return {
        apiKeySecretSealed: sealing.seal(apiKeySecretColumn, apiKeySecret),
        apiKeySecretLastFour: apiKeySecret.slice(-4),
        apiKeySecretUpdatedAt: this.clock.now(),
      };
    }
    if (stored?.apiKeySid !== apiKeySid) throw new SecretRequired('apiKeySecret', 'apiKeySid');
    const { apiKeySecretSealed, apiKeySecretLastFour, apiKeySecretUpdatedAt } = stored;
    return { apiKeySecretSealed, apiKeySecretLastFour, apiKeySecretUpdatedAt };
  }

  /**
   * One that is replaced is kept as the former one for a while: Twilio goes on signing with it until the new one is promoted
   * there.
   *
   * @throws SecretRequired when it is left out, and another account's is stored.
   */
  authToken(sealing: RealmSecrets, written: PutTwilioConfig, stored: TwilioConfigEntity | null) {
    const { accountSid, authToken } = written;
    if (authToken !== undefined) {
      return {
        ...this.#former(sealing, authToken, written, stored),
        authTokenSealed: sealing.seal(authTokenColumn, authToken),
        authTokenLastFour: authToken.slice(-4),
        authTokenUpdatedAt: this.clock.now(),
      };
    }
    if (!stored?.authTokenSealed) {
      return { authTokenSealed: null, authTokenLastFour: null, authTokenUpdatedAt: null, ...noFormerAuthToken };
    }
    if (stored.accountSid !== accountSid) throw new SecretRequired('authToken', 'accountSid');
    const { authTokenSealed, authTokenLastFour, authTokenUpdatedAt } = stored;
    return { authTokenSealed, authTokenLastFour, authTokenUpdatedAt, ...formerOf(stored) };
  }

  #former(
    sealing: RealmSecrets,
    authToken: string,
    { accountSid, formerAuthTokenSeconds: seconds = defaultFormerAuthTokenSeconds }: PutTwilioConfig,
    stored: TwilioConfigEntity | null,
  ): FormerAuthToken {
    if (!stored?.authTokenSealed || stored.accountSid !== accountSid) return noFormerAuthToken;
    const replaced = openUnlessUnreadable(sealing, stored);
    if (replaced === undefined) return noFormerAuthToken;
    if (replaced === authToken) return formerOf(stored);
    if (seconds === 0) return noFormerAuthToken;
    return {
      formerAuthTokenSealed: sealing.seal(formerAuthTokenColumn, replaced),
      formerAuthTokenLastFour: replaced.slice(-4),
      formerAuthTokenAcceptedUntil: new Date(this.clock.now().getTime() + seconds * 1000),
    };
  }
}

/** One that does not open any more can be replaced all the same, and has no use afterwards. */
function openUnlessUnreadable(sealing: RealmSecrets, stored: TwilioConfigEntity): string | undefined {
  try {
    return openAuthToken(sealing, stored);
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

type FormerAuthToken = Pick<TwilioConfigEntity, keyof typeof noFormerAuthToken>;

const formerOf = (stored: TwilioConfigEntity): FormerAuthToken => ({
  formerAuthTokenSealed: stored.formerAuthTokenSealed,
  formerAuthTokenLastFour: stored.formerAuthTokenLastFour,
  formerAuthTokenAcceptedUntil: stored.formerAuthTokenAcceptedUntil,
});
