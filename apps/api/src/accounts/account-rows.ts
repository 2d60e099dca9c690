import { IsNull, LessThan, Not, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import { recordChange, type Change } from '../audit/record-change.js';
import { AdminEntity } from '../admins/admin.entity.js';
import { OperatorEntity, OperatorSessionEntity } from '../operators/operator.entity.js';
import { ConsoleSessionEntity, type SessionColumns } from '../sign-in/console-session.entity.js';
import { accountIdOf, auditLogOf, type Account, type AccountColumns } from './account.js';

/** One account's own rows, wherever its kind keeps them. */
export class AccountRows {
  readonly #entity: EntityTarget<AccountColumns>;
  readonly #key: FindOptionsWhere<AccountColumns>;

  constructor(
    readonly manager: EntityManager,
    readonly account: Account,
  ) {
    this.#entity = account.kind === 'admin' ? AdminEntity : OperatorEntity;
    const key: FindOptionsWhere<AdminEntity> | FindOptionsWhere<OperatorEntity> =
      account.kind === 'admin' ? { tenantId: account.tenantId, id: account.adminId } : { id: account.operatorId };
    this.#key = key as FindOptionsWhere<AccountColumns>;
  }

  find(): Promise<AccountColumns | null> {
    return this.manager.findOneBy(this.#entity, this.#key);
  }

  async change(changes: Partial<Omit<AccountColumns, 'email'>>): Promise<void> {
    await this.manager.update(this.#entity, this.#key, changes);
  }

  /** Is this time step later than any that was taken before? Then it is taken now; of several at once, one is. */
  async takeStep(step: number): Promise<boolean> {
    const { affected } = await this.manager.update(
      this.#entity,
      [
        { ...this.#key, totpLastStep: IsNull() },
        { ...this.#key, totpLastStep: LessThan(step) },
      ],
      { totpLastStep: step },
    );
    return affected === 1;
  }

  /** Is this the hash of a recovery code that was not used yet? Then it is used now; of several at once, one is. */
  async takeRecoveryCode(hash: Buffer): Promise<boolean> {
    const { affected } = await this.manager
      .createQueryBuilder()
      .update(this.#entity)
      .set({ recoveryCodeHashes: () => 'array_remove(recovery_code_hashes, :hash)' })
      .where(this.#key)
      .andWhere(':hash = any(recovery_code_hashes)', { hash })
      .execute();
    return affected === 1;
  }

  /** Appends to the audit log, last of all that is done with them. */
  async record(action: Change['action'], at: Date, values: Pick<Change, 'before' | 'after'> = {}): Promise<void> {
    const { email = null } = (await this.find()) ?? {};
    const whom = { kind: this.account.kind, id: accountIdOf(this.account), name: email };
    await recordChange(this.manager, auditLogOf(this.account), { action, target: whom, self: whom, at, ...values });
  }

  /** Signs out everywhere, or everywhere else. */
  async endSessions(at: Date, exceptSessionId?: string): Promise<void> {
    const entity: EntityTarget<SessionColumns> =
      this.account.kind === 'admin' ? ConsoleSessionEntity : OperatorSessionEntity;
    await this.manager.update(
      entity,
      {
        ...sessionsOf(this.account),
        revokedAt: IsNull(),
        ...(exceptSessionId !== undefined && { id: Not(exceptSessionId) }),
      },
      { revokedAt: at },
    );
  }
}

/** Which sessions are this account's. */
export function sessionsOf(account: Account): FindOptionsWhere<SessionColumns> {
  const where: FindOptionsWhere<ConsoleSessionEntity> | FindOptionsWhere<OperatorSessionEntity> =
    account.kind === 'admin'
      ? { tenantId: account.tenantId, adminId: account.adminId }
      : { operatorId: account.operatorId };
  return where as FindOptionsWhere<SessionColumns>;
}
