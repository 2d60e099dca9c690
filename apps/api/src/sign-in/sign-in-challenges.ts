import type { KeyObject } from 'node:crypto';
import { adminId, operatorId, tenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Account } from '../accounts/account.js';
import { hashSecret } from '../authentication/credential.js';
import { Clock } from '../clock.js';
import { seal, unseal, UnsealError } from '../secrets/sealed-box.js';
import { Secrets } from '../secrets/secrets.js';
import { ChallengeInvalid } from './errors.js';

const lifetimeSeconds = 5 * 60;
const place = ['sign-in challenge'];

const content = z.object({
  account: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('admin'), tenantId, adminId }),
    z.object({ kind: z.literal('operator'), operatorId }),
  ]),
  /** Of the password's hash, so that a challenge dies with the password that earned it. */
  passwordPrint: z.string(),
  expiresAt: z.number(),
});

/**
 * Between password and code: says whose code is asked for, sealed, so that nobody can make one up. It is no session and
 * opens nothing; what is limited and counts once are the codes that come with it.
 */
@Injectable()
export class SignInChallenges {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async issue(account: Account, passwordHash: string): Promise<{ challenge: string; expiresAt: Date }> {
    const expiresAt = new Date(this.clock.now().getTime() + lifetimeSeconds * 1000);
    const { kind } = account;
    const whose =
      kind === 'admin'
        ? { kind, tenantId: account.tenantId, adminId: account.adminId }
        : { kind, operatorId: account.operatorId };
    const sealed = { account: whose, passwordPrint: printOf(passwordHash), expiresAt: expiresAt.getTime() };
    const [key] = await this.#keys();
    const challenge = seal(key, Buffer.from(JSON.stringify(sealed)), place).toString('base64url');
    return { challenge, expiresAt };
  }

  /** @throws ChallengeInvalid for one that has expired or never was. */
  async open(challenge: string): Promise<{ account: Account; isOfPassword: (passwordHash: string) => boolean }> {
    const { account, passwordPrint, expiresAt } = unsealChallenge(await this.#keys(), challenge);
    if (expiresAt <= this.clock.now().getTime()) throw new ChallengeInvalid();
    return { account, isOfPassword: (passwordHash) => printOf(passwordHash) === passwordPrint };
  }

  /** Whose it is, is inside: so all are sealed with one key, that of those who have no tenant. */
  async #keys(): Promise<[KeyObject, ...KeyObject[]]> {
    return (await this.secrets.of({ kind: 'operators' })).deriveKeys('cordboard sign-in challenges');
  }
}

function unsealChallenge([key, ...others]: readonly KeyObject[], challenge: string): z.output<typeof content> {
  if (!key) throw new ChallengeInvalid();
  try {
    return content.parse(JSON.parse(unseal(key, Buffer.from(challenge, 'base64url'), place).toString()));
  } catch (error) {
    if (error instanceof UnsealError) return unsealChallenge(others, challenge);
    throw error;
  }
}

const printOf = (passwordHash: string) => hashSecret(passwordHash).toString('base64url');
