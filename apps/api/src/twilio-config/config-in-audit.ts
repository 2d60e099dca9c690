import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Fingerprints } from '../audit/fingerprints.js';
import type { Values } from '../audit/changed-fields.js';
import { ConfigSecrets, type OpenSecrets } from './config-secrets.js';
import type { TwilioConfigEntity } from './twilio-config.entity.js';

/** What the audit log shows of the record: the secrets that have changed as fingerprints, and those that have not, not. */
@Injectable()
export class ConfigInAudit {
  constructor(
    private readonly secrets: ConfigSecrets,
    private readonly fingerprints: Fingerprints,
  ) {}

  async describe(
    manager: EntityManager,
    config: TwilioConfigEntity,
    other: TwilioConfigEntity | null,
  ): Promise<Values> {
    const { accountSid, apiKeySid, applicationSid, callerId, region } = config;
    const plain = { accountSid, apiKeySid, applicationSid, callerId, region };
    const isKept =
      isSame(config.apiKeySecretSealed, other?.apiKeySecretSealed) &&
      isSame(config.authTokenSealed, other?.authTokenSealed);
    return isKept ? plain : { ...plain, ...(await this.#describeSecrets(manager, config)) };
  }

  async #describeSecrets(manager: EntityManager, config: TwilioConfigEntity): Promise<Values> {
    const print = (name: keyof OpenSecrets) =>
      this.fingerprints.unlessUnreadable(
        manager,
        config.tenantId,
        async () => (await this.secrets.open(manager, config))[name],
      );
    return { apiKeySecret: await print('apiKeySecret'), authToken: await print('authToken') };
  }
}

const isSame = (one: Buffer | null, other: Buffer | null | undefined) =>
  one === null || !other ? one === (other ?? null) : one.equals(other);
