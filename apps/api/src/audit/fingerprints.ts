import { createHmac } from 'node:crypto';
import type { AuditFingerprint, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnsealError } from '../secrets/sealed-box.js';
import { TenantSecrets } from '../secrets/tenant-secrets.js';

/**
 * What stands for a secret in the audit log: whether it is the same as another time can be seen, and nothing else. Under a
 * key of the tenant's, so that a short one cannot be found by trying, and two tenants' cannot be compared.
 */
@Injectable()
export class Fingerprints {
  constructor(private readonly secrets: TenantSecrets) {}

  /** For a secret that has to be unsealed: one that does not open any more may be replaced or removed all the same. */
  async unlessUnreadable(
    manager: EntityManager,
    tenantId: TenantId,
    open: () => Promise<string | undefined>,
  ): Promise<AuditFingerprint | 'unreadable' | null> {
    try {
      const secret = await open();
      return secret === undefined ? null : await this.of(manager, tenantId, secret);
    } catch (error) {
      if (error instanceof UnsealError) return 'unreadable';
      throw error;
    }
  }

  async of(manager: EntityManager, tenantId: TenantId, secret: string): Promise<AuditFingerprint> {
    const key = await this.secrets.deriveKey(manager, tenantId, 'audit fingerprints');
    return { fingerprint: createHmac('sha256', key).update(secret).digest('hex').slice(0, 16) };
  }
}
