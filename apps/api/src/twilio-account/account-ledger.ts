import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Values } from '../audit/changed-fields.js';
import { recordChange } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { AccountLedgerEntity } from './account-ledger.entity.js';

export type LedgerEntry = Pick<AccountLedgerEntity, 'sid' | 'resource' | 'name' | 'origin' | 'before'>;

/** What Cordboard has to do with in a tenant's Twilio account: how disconnecting knows what to undo. */
@Injectable()
export class AccountLedger {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  list(tenantId: TenantId, accountSid: string): Promise<LedgerEntry[]> {
    return this.database.readTenant(tenantId, (manager) =>
      manager.find(AccountLedgerEntity, { where: { tenantId, accountSid }, order: { notedAt: 'ASC', sid: 'ASC' } }),
    );
  }

  /** What is noted already stays as it is: what there was before our first change counts, not before the second. */
  async note(tenantId: TenantId, accountSid: string, entries: readonly LedgerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const notedAt = this.clock.now();
    await this.database.inTenant(tenantId, (manager) =>
      manager
        .createQueryBuilder()
        .insert()
        .into(AccountLedgerEntity)
        .values(entries.map((entry) => ({ ...entry, tenantId, accountSid, notedAt })))
        .orIgnore()
        .execute(),
    );
  }

  /** For the audit log. Twilio has done it by now: no transaction holds what is changed there. */
  async tell(
    tenantId: TenantId,
    { sid, name, before, after }: { sid: string; name: string; before?: Values; after?: Values },
  ): Promise<void> {
    const target = { kind: 'twilio-resource', id: sid, name } as const;
    await this.database.inTenant(tenantId, (manager) =>
      recordChange(manager, tenantId, {
        action: 'twilio_account.changed',
        target,
        before,
        after,
        at: this.clock.now(),
      }),
    );
  }

  async forget(tenantId: TenantId, sids: readonly string[]): Promise<void> {
    if (sids.length === 0) return;
    await this.database.inTenant(tenantId, (manager) =>
      manager.delete(AccountLedgerEntity, { tenantId, sid: In([...sids]) }),
    );
  }
}
