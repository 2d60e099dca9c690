import type { ConsoleSession } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { accountIdOf, auditLogOf, realmOf, type Account, type Realm } from '../accounts/account.js';
import { AccountRows, sessionsOf } from '../accounts/account-rows.js';
import { recordChange, type Change } from '../audit/record-change.js';
import { parseCredential, type Credential } from '../authentication/credential.js';
import type { SignedInPrincipal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { SignInMeans } from './console-session.entity.js';
import { ConsoleSessionEnded, SessionNotFound } from './errors.js';
import { principalOf } from './principal-of.js';
import { findByToken, issueToken, replaceToken, tablesOf, type SessionOfToken } from './session-tokens.js';

const minute = 60_000;
const lifetime = 12 * 60 * minute;
const longestIdle = 30 * minute;
const tokenLifetime = 15 * minute;
/** How long a replaced token is still good: requests that were under way with it, and the page's next few. */
const grace = minute / 2;
const lastUseResolution = minute;

/** Why a session ended before its time. `replayed`: a token came back that had been replaced. */
type EndReason = 'signed-out' | 'ended-from-another-device' | 'signed-in-anew' | 'replayed';

interface Authenticated {
  principal: SignedInPrincipal;
  /** The session's next token, when it is time for one. */
  renewed?: string;
}

/**
 * Console sessions, of admins and of operators.
 *
 *     sign-in ──> live ──(15 min)──> live, with a new token ──> …
 *                  │
 *                  ├── 12 h after sign-in, or 30 min unused ──> ended
 *                  └── revoked, signed out, or a replaced token came back ──> ended
 *
 * 1. A session has one token at a time, opaque, stored as a hash.
 * 2. A request that comes with a token of 15 minutes or more gets the next one; of several at once, one does.
 * 3. The replaced token is good for another 30 seconds. After that it can come from a thief or from the admin whom a thief
 *    has overtaken, and nobody can tell which: the whole session ends.
 */
@Injectable()
export class ConsoleSessions {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** Returns the new session's token and when the session ends. */
  async begin(
    account: Account,
    { device, means }: { device: string; means: SignInMeans },
  ): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + lifetime);
    const id = uuidv7();
    const realm = realmOf(account);
    const { sessions } = tablesOf(realm);
    const own = sessionsOf(account);
    const token = await this.database.inRealm(realm, async (manager) => {
      // Those that ended a day ago interest nobody any more.
      await manager.delete(sessions, { ...own, signedInAt: LessThan(new Date(now.getTime() - 3 * lifetime)) });
      await manager.insert(sessions, {
        ...(own as object),
        ...(account.kind === 'admin' && { signedInWith: means }),
        id,
        device,
        signedInAt: now,
        lastUsedAt: now,
        expiresAt,
      });
      const token = await issueToken(manager, realm, id, now);
      await new AccountRows(manager, account).record('session.begun', now, { after: { means } });
      return token;
    });
    return { token, expiresAt };
  }

  /**
   * What nobody caused (`isBackground`) counts as no use: a page that refreshes itself does not keep its session alive.
   *
   * @throws ConsoleSessionEnded also for a token that never was: to its holder both mean to sign in.
   */
  async authenticate(token: string, { isBackground = false } = {}): Promise<Authenticated> {
    const parsed = realmOfToken(token);
    if (!parsed) throw new ConsoleSessionEnded();
    const { realm, hash } = parsed;
    const authenticated = await this.database.inRealm(realm, async (manager) => {
      const found = await findByToken(manager, realm, hash);
      if (!found || !this.#isLive(found)) return undefined;
      if (this.#isReplay(found)) {
        await this.#end(manager, realm, found, 'replayed');
        return undefined;
      }
      if (isBackground) return { found, renewed: undefined };
      await this.#noteUse(manager, realm, found);
      return { found, renewed: await this.#renew(manager, realm, hash, found) };
    });
    if (!authenticated) throw new ConsoleSessionEnded();
    const { found, renewed } = authenticated;
    const principal = principalOf(realm, found);
    return renewed === undefined ? { principal } : { principal, renewed };
  }

  /** May what was begun in this session go on? */
  async isLive(whose: SignedInPrincipal): Promise<boolean> {
    const realm = realmOf(whose);
    const own = { ...sessionsOf(whose), id: whose.sessionId, revokedAt: IsNull() };
    const session = await this.database.inRealm(realm, (manager) => manager.findOneBy(tablesOf(realm).sessions, own));
    return session !== null && isLiveAt(this.clock.now().getTime(), session.expiresAt, session.lastUsedAt);
  }

  /** Somebody's live sessions, newest first. */
  async list(whose: SignedInPrincipal): Promise<ConsoleSession[]> {
    const now = this.clock.now().getTime();
    const realm = realmOf(whose);
    const rows = await this.database.inRealm(realm, (manager) =>
      manager.find(tablesOf(realm).sessions, {
        where: { ...sessionsOf(whose), revokedAt: IsNull() },
        order: { signedInAt: 'DESC' },
        take: 200,
      }),
    );
    return rows
      .filter(({ expiresAt, lastUsedAt }) => isLiveAt(now, expiresAt, lastUsedAt))
      .map(({ id, device, signedInAt, lastUsedAt, expiresAt }) => ({
        id,
        isCurrent: id === whose.sessionId,
        device,
        signedInAt: signedInAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }));
  }

  /** @throws SessionNotFound also for somebody else's session. */
  async revoke(whose: SignedInPrincipal, id: string): Promise<void> {
    const realm = realmOf(whose);
    await this.database.inRealm(realm, async (manager) => {
      const { sessions } = tablesOf(realm);
      const own = { ...sessionsOf(whose), id, revokedAt: IsNull() };
      const session = await manager.findOneBy(sessions, own);
      const { affected } = await manager.update(sessions, own, { revokedAt: this.clock.now() });
      if (!session || affected !== 1) throw new SessionNotFound(id);
      const reason = id === whose.sessionId ? 'signed-out' : 'ended-from-another-device';
      await this.#record(manager, whose, whose.email, { id, device: session.device, reason });
    });
  }

  /** Ends the session that this is a token of, if it is one of any. */
  async endByToken(token: string): Promise<void> {
    const parsed = realmOfToken(token);
    if (!parsed) return;
    const { realm, hash } = parsed;
    await this.database.inRealm(realm, async (manager) => {
      const found = await findByToken(manager, realm, hash);
      if (found && this.#isLive(found)) await this.#end(manager, realm, found, 'signed-in-anew');
    });
  }

  #isLive({ revoked_at, expires_at, last_used_at }: SessionOfToken): boolean {
    return revoked_at === null && isLiveAt(this.clock.now().getTime(), expires_at, last_used_at);
  }

  #isReplay({ token_replaced_at }: SessionOfToken): boolean {
    return token_replaced_at !== null && this.#ageOf(token_replaced_at) > grace;
  }

  #ageOf(time: Date): number {
    return this.clock.now().getTime() - time.getTime();
  }

  async #change(manager: EntityManager, realm: Realm, id: string, changes: { revokedAt?: Date; lastUsedAt?: Date }) {
    const { sessions, scope } = tablesOf(realm);
    const { affected } = await manager.update(sessions, { ...scope, id, revokedAt: IsNull() }, changes);
    return affected === 1;
  }

  async #end(manager: EntityManager, realm: Realm, found: SessionOfToken, reason: EndReason): Promise<void> {
    // Of several at once, one ends it.
    if (!(await this.#change(manager, realm, found.session_id, { revokedAt: this.clock.now() }))) return;
    const whose = principalOf(realm, found);
    await this.#record(manager, whose, found.email, { id: found.session_id, device: found.device, reason });
  }

  async #record(
    manager: EntityManager,
    whose: Account,
    email: string,
    { id, device, reason }: { id: string; device: string; reason: EndReason },
  ): Promise<void> {
    const change: Change = {
      action: 'session.ended',
      target: { kind: 'session', id, name: device },
      self: { kind: whose.kind, id: accountIdOf(whose), name: email },
      after: { email, reason },
      at: this.clock.now(),
    };
    await recordChange(manager, auditLogOf(whose), change);
  }

  async #noteUse(manager: EntityManager, realm: Realm, { session_id, last_used_at }: SessionOfToken): Promise<void> {
    if (this.#ageOf(last_used_at) < lastUseResolution) return;
    await this.#change(manager, realm, session_id, { lastUsedAt: this.clock.now() });
  }

  async #renew(manager: EntityManager, realm: Realm, tokenHash: Buffer, found: SessionOfToken) {
    if (found.token_replaced_at !== null || this.#ageOf(found.token_created_at) < tokenLifetime) return undefined;
    return replaceToken(manager, realm, { tokenHash, sessionId: found.session_id }, this.clock.now());
  }
}

/** Undefined for what is no session's token. */
function realmOfToken(token: string): { realm: Realm; hash: Credential['hash'] } | undefined {
  const credential = parseCredential(token);
  switch (credential?.prefix) {
    case 'cbc':
      return { realm: { kind: 'tenant', tenantId: credential.tenantId }, hash: credential.hash };
    case 'cbo':
      return { realm: { kind: 'operators' }, hash: credential.hash };
    default:
      return undefined;
  }
}

const isLiveAt = (now: number, expiresAt: Date, lastUsedAt: Date) =>
  now < expiresAt.getTime() && now - lastUsedAt.getTime() < longestIdle;
