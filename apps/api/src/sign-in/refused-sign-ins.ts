import type { TenantId } from '@cordboard/contracts';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { accountIdOf, auditLogOf, type Account } from '../accounts/account.js';
import { operatorsLog, recordChange, type Change } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';

/**
 * Sign-ins that failed, in the audit log of whose account was meant. Written behind the answer, whose time must not tell
 * whether there is such an account. There are at most as many as tries are let through.
 */
@Injectable()
export class RefusedSignIns implements BeforeApplicationShutdown {
  readonly #logger = new Logger(RefusedSignIns.name);
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** `reason`: the code of the refusal. */
  note(account: Account, email: string, reason: string): void {
    this.noteIn(auditLogOf(account), { kind: account.kind, id: accountIdOf(account), name: email }, reason);
  }

  noteIn(log: TenantId, target: Change['target'], reason: string): void {
    const writing = this.#write(log, { action: 'session.refused', target, after: { reason }, at: this.clock.now() });
    this.#underWay.add(writing);
    void writing.finally(() => this.#underWay.delete(writing));
  }

  /** When all that was noted until now is written. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.settle();
  }

  async #write(log: TenantId, change: Change): Promise<void> {
    const realm =
      log === operatorsLog ? ({ kind: 'operators' } as const) : ({ kind: 'tenant', tenantId: log } as const);
    try {
      await this.database.inRealm(realm, (manager) => recordChange(manager, log, change));
    } catch (error) {
      this.#logger.error({ err: error, log }, 'A refused sign-in could not be written to the audit log');
    }
  }
}
