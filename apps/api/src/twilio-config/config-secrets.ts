import type { PutTwilioConfig, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { TenantSecrets } from '../secrets/tenant-secrets.js';
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
    private readonly secrets: TenantSecrets,
    private readonly clock: Clock,
  ) {}

  async open(manager: EntityManager, config: TwilioConfigEntity): Promise<OpenSecrets> {
    const unseal = (column: string, sealed: Buffer) => this.secrets.unseal(manager, config.tenantId, column, sealed);
    return {
      apiKeySecret: await unseal(apiKeySecretColumn, config.apiKeySecretSealed),
      authToken: config.authTokenSealed ? await unseal(authTokenColumn, config.authTokenSealed) : undefined,
    };
  }

  /** @throws SecretRequired when it is left out, and another key's is stored or none. */
  async apiKeySecret(
    manager: EntityManager,
    tenantId: TenantId,
    { apiKeySid, apiKeySecret }: PutTwilioConfig,
    stored: TwilioConfigEntity | null,
  ) {
    if (apiKeySecret !== undefined) {
      return {
        apiKeySecretSealed: await this.secrets.seal(manager, tenantId, apiKeySecretColumn, apiKeySecret),
        apiKeySecretLastFour: apiKeySecret.slice(-4),
        apiKeySecretUpdatedAt: this.clock.now(),
      };
    }
    if (stored?.apiKeySid !== apiKeySid) throw new SecretRequired('apiKeySecret', 'apiKeySid');
    const { apiKeySecretSealed, apiKeySecretLastFour, apiKeySecretUpdatedAt } = stored;
    return { apiKeySecretSealed, apiKeySecretLastFour, apiKeySecretUpdatedAt };
  }

  /** @throws SecretRequired when it is left out, and another account's is stored. */
  async authToken(
    manager: EntityManager,
    tenantId: TenantId,
    { accountSid, authToken }: PutTwilioConfig,
    stored: TwilioConfigEntity | null,
  ) {
    if (authToken !== undefined) {
      return {
        authTokenSealed: await this.secrets.seal(manager, tenantId, authTokenColumn, authToken),
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
