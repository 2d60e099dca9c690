import type { SecondFactorSetUp } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { SignedInPrincipal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { accountIdOf, realmOf, type Account } from './account.js';
import { AccountRows } from './account-rows.js';
import { AccountSecrets, type AccountSecret } from './account-secrets.js';
import { CodeWrong, SecondFactorNotBegun, SecondFactorNotOn, SecondFactorOnAlready } from './errors.js';
import { createRecoveryCodes, hashRecoveryCode } from './recovery-codes.js';
import { createTotpSecret, stepOfCode, totpUri } from './totp.js';

const nothing = { totpSecretSealed: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodeHashes: [] };

/**
 * Second factors: time-based codes of an authenticator app (RFC 6238), and recovery codes for when it is lost.
 *
 *     off ──begin──> shown, still off ──confirm, with a code──> on ──switch off, or an owner resets it──> off
 *
 * A code counts once, whichever kind it is of. Who proves a password or a code here was counted before they got here.
 */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: AccountSecrets,
    private readonly clock: Clock,
  ) {}

  /** @throws SecondFactorOnAlready */
  async begin(whose: SignedInPrincipal): Promise<SecondFactorSetUp> {
    const sealing = await this.secrets.of(whose);
    return this.#withRows(whose, async (rows) => {
      if ((await rows.find())?.totpConfirmedAt) throw new SecondFactorOnAlready();
      const secret = createTotpSecret();
      await rows.change({ ...nothing, totpSecretSealed: sealing.seal(secret) });
      await rows.record('second_factor.begun', this.clock.now());
      return { secret, uri: totpUri(secret, whose.email) };
    });
  }

  /**
   * From now on signing in asks for a code; other sessions, which were begun without one, end. Returns the recovery codes.
   *
   * @throws SecondFactorOnAlready, SecondFactorNotBegun, CodeWrong
   */
  async confirm(whose: SignedInPrincipal, code: string): Promise<string[]> {
    const sealing = await this.secrets.of(whose);
    return this.#withRows(whose, async (rows) => {
      const found = await rows.find();
      if (found?.totpConfirmedAt) throw new SecondFactorOnAlready();
      if (!found?.totpSecretSealed) throw new SecondFactorNotBegun();
      if (!(await this.#takeTotp(rows, sealing.unseal(found.totpSecretSealed), code))) throw new CodeWrong();
      await rows.change({ totpConfirmedAt: this.clock.now() });
      await rows.endSessions(this.clock.now(), whose.sessionId);
      const codes = await this.#replaceRecoveryCodes(rows);
      await rows.record('second_factor.switched_on', this.clock.now());
      return codes;
    });
  }

  /** @throws SecondFactorNotOn, CodeWrong */
  async renewRecoveryCodes(whose: SignedInPrincipal, code: string): Promise<string[]> {
    const sealing = await this.secrets.of(whose);
    return this.#withRows(whose, async (rows) => {
      await this.#prove(rows, sealing, code);
      const codes = await this.#replaceRecoveryCodes(rows);
      await rows.record('second_factor.recovery_codes_renewed', this.clock.now());
      return codes;
    });
  }

  /** @throws SecondFactorNotOn, CodeWrong */
  async switchOff(whose: SignedInPrincipal, code: string): Promise<void> {
    const sealing = await this.secrets.of(whose);
    return this.#withRows(whose, async (rows) => {
      await this.#prove(rows, sealing, code);
      await rows.change(nothing);
      await rows.record('second_factor.switched_off', this.clock.now());
    });
  }

  /** For somebody who has lost app and codes. Their sessions end: whoever has the device may have them too. */
  reset(whose: Account): Promise<void> {
    return this.#withRows(whose, async (rows) => {
      await rows.change(nothing);
      await rows.endSessions(this.clock.now());
      await rows.record('second_factor.reset', this.clock.now());
    });
  }

  /** Is this code right, and was it never used? Then it is used now. False also where the second factor is off. */
  async take(whose: Account, code: string): Promise<boolean> {
    const sealing = await this.secrets.of(whose);
    return this.#withRows(whose, (rows) => this.#take(rows, sealing, code));
  }

  async #prove(rows: AccountRows, sealing: AccountSecret, code: string): Promise<void> {
    if (!(await rows.find())?.totpConfirmedAt) throw new SecondFactorNotOn();
    if (!(await this.#take(rows, sealing, code))) throw new CodeWrong();
  }

  async #take(rows: AccountRows, sealing: AccountSecret, typed: string): Promise<boolean> {
    const found = await rows.find();
    if (!found?.totpConfirmedAt || !found.totpSecretSealed) return false;
    const code = typed.replace(/\s/g, '');
    if (/^\d{6}$/.test(code)) return this.#takeTotp(rows, sealing.unseal(found.totpSecretSealed), code);
    return rows.takeRecoveryCode(hashRecoveryCode(accountIdOf(rows.account), code));
  }

  async #takeTotp(rows: AccountRows, secret: string, typed: string): Promise<boolean> {
    const step = stepOfCode(secret, typed.replace(/\s/g, ''), this.clock.now());
    return step !== undefined && rows.takeStep(step);
  }

  async #replaceRecoveryCodes(rows: AccountRows): Promise<string[]> {
    const codes = createRecoveryCodes();
    const accountId = accountIdOf(rows.account);
    await rows.change({ recoveryCodeHashes: codes.map((code) => hashRecoveryCode(accountId, code)) });
    return codes;
  }

  #withRows<Result>(account: Account, work: (rows: AccountRows) => Promise<Result>): Promise<Result> {
    return this.database.inRealm(realmOf(account), (manager) => work(new AccountRows(manager, account)));
  }
}
