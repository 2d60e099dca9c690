import type { AnswerChallenge } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { realmOf, type Account, type AccountColumns } from '../accounts/account.js';
import { AccountRows } from '../accounts/account-rows.js';
import { SecondFactors } from '../accounts/second-factors.js';
import { SignInLimit } from '../accounts/sign-in-limit.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ConsoleSessions } from './console-sessions.js';
import { ChallengeInvalid, CodeInvalid } from './errors.js';
import { networkOf } from './network-of.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { SignInChallenges } from './sign-in-challenges.js';

/** From where somebody signs in. */
export interface Origin {
  address: string;
  device: string;
}

export type Step =
  | { kind: 'signed-in'; account: Account; token: string; expiresAt: Date }
  | { kind: 'code-asked'; challenge: string; expiresAt: Date };

/** What admins and operators have in common once it is clear whose password was typed. */
@Injectable()
export class SignInSteps {
  constructor(
    private readonly database: TenantDatabase,
    private readonly limit: SignInLimit,
    private readonly challenges: SignInChallenges,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: ConsoleSessions,
    private readonly refused: RefusedSignIns,
  ) {}

  /** Counts a try, for the account and for the network. @throws TooManyTries */
  async count(email: string, { address }: Origin): Promise<void> {
    await this.limit.take(`account ${email}`);
    await this.limit.take(`address ${networkOf(address)}`);
  }

  /** The password was right: a session, or the question for a code. */
  async afterPassword(
    account: Account,
    { passwordHash, totpConfirmedAt }: Pick<AccountColumns, 'passwordHash' | 'totpConfirmedAt'>,
    from: Origin,
  ): Promise<Step> {
    // A company signs in from one address in the morning. Its accounts stay limited one by one.
    await this.limit.giveBack(`address ${networkOf(from.address)}`);
    if (totpConfirmedAt !== null && passwordHash !== null) {
      return { kind: 'code-asked', ...(await this.challenges.issue(account, passwordHash)) };
    }
    const session = await this.sessions.begin(account, { device: from.device, means: 'password' });
    return { kind: 'signed-in', account, ...session };
  }

  /** @throws ChallengeInvalid also for the other kind of account; CodeInvalid, TooManyTries */
  async afterCode(
    { challenge, code }: AnswerChallenge,
    kind: Account['kind'],
    from: Origin,
  ): Promise<Extract<Step, { kind: 'signed-in' }>> {
    const { account, isOfPassword } = await this.challenges.open(challenge);
    if (account.kind !== kind) throw new ChallengeInvalid();
    await this.limit.takeCode(account);
    await this.limit.take(`address ${networkOf(from.address)}`);
    const found = await this.database.inRealm(realmOf(account), (manager) => new AccountRows(manager, account).find());
    if (!found?.totpConfirmedAt || found.passwordHash === null || !isOfPassword(found.passwordHash)) {
      throw new ChallengeInvalid();
    }
    if (!(await this.secondFactors.take(account, code))) {
      const refusal = new CodeInvalid();
      this.refused.note(account, found.email, refusal.code);
      throw refusal;
    }
    await this.limit.giveBack(`address ${networkOf(from.address)}`);
    const session = await this.sessions.begin(account, { device: from.device, means: 'password' });
    return { kind: 'signed-in', account, ...session };
  }
}
