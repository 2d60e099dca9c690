import type { AcceptInvitation, OperatorMe, SignInAsOperator } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.js';
import { AccountRows } from '../accounts/account-rows.js';
import { hashPassword, isPassword, refuseBadPassword } from '../admins/password.js';
import { hashSecret, parseCredential } from '../authentication/credential.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { SignInFailed } from '../sign-in/errors.js';
import { RefusedSignIns } from '../sign-in/refused-sign-ins.js';
import { SignInSteps, type Origin, type Step } from '../sign-in/sign-in-steps.js';
import { describeSecondFactor } from '../sign-in/who-am-i.js';
import { OperatorLinkInvalid } from './errors.js';
import { OperatorEntity } from './operator.entity.js';

/** How operators get in: with a password that they chose by a link, and a code where they have set one up. */
@Injectable()
export class OperatorSignIn {
  constructor(
    private readonly database: TenantDatabase,
    private readonly steps: SignInSteps,
    private readonly refused: RefusedSignIns,
    private readonly clock: Clock,
  ) {}

  /** @throws TooManyTries, SignInFailed */
  async signIn({ email: typed, password }: SignInAsOperator, from: Origin): Promise<Step> {
    const email = typed.toLowerCase();
    await this.steps.count(email, from);
    const operator = await this.database.asOperators((manager) => manager.findOneBy(OperatorEntity, { email }));
    const isRight = await isPassword(password, operator?.passwordHash ?? undefined);
    const account = operator && ({ kind: 'operator', operatorId: operator.id } as const);
    if (!account || !isRight) {
      const refusal = new SignInFailed();
      if (account) this.refused.note(account, email, refusal.code);
      throw refusal;
    }
    return this.steps.afterPassword(account, operator, from);
  }

  /**
   * Chooses the password, and for somebody who had one already begins anew: their sessions and second factor end.
   *
   * @throws OperatorLinkInvalid; InvalidRequest for a bad password, which spends nothing
   */
  async accept({ token, password }: AcceptInvitation): Promise<{ email: string }> {
    if (parseCredential(token)?.prefix !== 'cbl') throw new OperatorLinkInvalid();
    const linkHash = hashSecret(token);
    const found = await this.database.asOperators((manager) => manager.findOneBy(OperatorEntity, { linkHash }));
    const now = this.clock.now();
    if (!found?.linkExpiresAt || found.linkExpiresAt <= now) throw new OperatorLinkInvalid();
    refuseBadPassword(password, found.email);
    // Slow on purpose, so outside of the transaction.
    const passwordHash = await hashPassword(password);
    await this.database.asOperators(async (manager) => {
      const spent = { linkHash: null, linkExpiresAt: null };
      const { affected } = await manager.update(OperatorEntity, { id: found.id, linkHash }, spent);
      if (affected !== 1) throw new OperatorLinkInvalid();
      const rows = new AccountRows(manager, { kind: 'operator', operatorId: found.id });
      await rows.change({ passwordHash, totpSecretSealed: null, totpConfirmedAt: null, recoveryCodeHashes: [] });
      await rows.endSessions(now);
      await rows.record('operator.link_accepted', now);
    });
    return { email: found.email };
  }

  async whoIs(account: Account, sessionExpiresAt: Date): Promise<OperatorMe> {
    if (account.kind !== 'operator') throw new Error('An admin has signed in as an operator');
    const { operatorId: id } = account;
    const operator = await this.database.asOperators((manager) => manager.findOneByOrFail(OperatorEntity, { id }));
    return {
      operator: { id, email: operator.email, secondFactor: describeSecondFactor(operator, false) },
      sessionExpiresAt: sessionExpiresAt.toISOString(),
    };
  }
}
