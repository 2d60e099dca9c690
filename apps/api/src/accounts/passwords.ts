import { Injectable } from '@nestjs/common';
import { hashPassword, isPassword, refuseBadPassword } from '../admins/password.js';
import type { SignedInPrincipal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { realmOf } from './account.js';
import { AccountRows } from './account-rows.js';
import { NoPassword, PasswordWrong } from './errors.js';
import { SignInLimit } from './sign-in-limit.js';

/** The passwords of those who are signed in. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: TenantDatabase,
    private readonly limit: SignInLimit,
    private readonly clock: Clock,
  ) {}

  /**
   * Counted together with tries to sign in: a session left open is no way to guess faster.
   *
   * @throws TooManyTries, NoPassword, PasswordWrong
   */
  async prove(whose: SignedInPrincipal, password: string): Promise<void> {
    await this.limit.take(`account ${whose.email}`);
    const found = await this.database.inRealm(realmOf(whose), (manager) => new AccountRows(manager, whose).find());
    if (found && found.passwordHash === null) throw new NoPassword();
    if (!(await isPassword(password, found?.passwordHash ?? undefined))) throw new PasswordWrong();
  }

  /**
   * Ends the other sessions: who changes a password may suspect that somebody else knows it.
   *
   * @throws TooManyTries, NoPassword, PasswordWrong; InvalidRequest for a new password that is no good
   */
  async change(whose: SignedInPrincipal, { currentPassword, newPassword }: PasswordChange): Promise<void> {
    await this.prove(whose, currentPassword);
    refuseBadPassword(newPassword, whose.email, 'newPassword');
    if (newPassword === currentPassword) {
      throw new InvalidRequest([brokenRule('newPassword', 'password_unchanged')]);
    }
    // Slow on purpose, so outside of the transaction.
    const passwordHash = await hashPassword(newPassword);
    await this.database.inRealm(realmOf(whose), async (manager) => {
      const rows = new AccountRows(manager, whose);
      await rows.change({ passwordHash });
      await rows.endSessions(this.clock.now(), whose.sessionId);
      await rows.record('account.password_changed', this.clock.now());
    });
  }
}

interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}
