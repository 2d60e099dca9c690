import type { PutTwilioConfig, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { RealmSecrets } from '../secrets/realm-secrets.js';
import { Secrets } from '../secrets/secrets.js';
import { SecretRequired } from './errors.js';
import type { TwilioConfigEntity } from './twilio-config.entity.js';

const apiKeySecretColumn = 'twilio_configs.api_key_secret_sealed';
const authTokenColumn = 'twilio_configs.auth_token_sealed';

export interface OpenSecrets {
  readonly apiKeySecret: string;
  readonly authToken: string | undefined;
}

/** The record's two secrets: sealed as they are written, kept when they are left out, opened to be used. */
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
    return {
      apiKeySecret: secrets.unseal(apiKeySecretColumn, config.apiKeySecretSealed),
      authToken: config.authTokenSealed ? secrets.unseal(authTokenColumn, config.authTokenSealed) : undefined,
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

  /** @throws SecretRequired when it is left out, and another account's is stored. */
  authToken(sealing: RealmSecrets, { accountSid, authToken }: PutTwilioConfig, stored: TwilioConfigEntity | null) {
    if (authToken !== undefined) {
      return {
        authTokenSealed: sealing.seal(authTokenColumn, authToken),
        authTokenLastFour: authToken.slice(-4),
        authTokenUpdatedAt: this.clock.now(),
      };
    }
    if (!stored?.authTokenSealed) return { authTokenSealed: null, authTokenLastFour: null, authTokenUpdatedAt: null };
    if (stored.accountSid !== accountSid) throw new SecretRequired('authToken', 'accountSid');
    const { authTokenSealed, authTokenLastFour, authTokenUpdatedAt } = stored;
    return { authTokenSealed, authTokenLastFour, authTokenUpdatedAt };
  }
}
