import type { AdminId, ConsoleSession, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { parseCredential } from '../authentication/credential.js';
import type { AdminPrincipal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ConsoleSessionEntity } from './console-session.entity.js';
import { ConsoleSessionEnded, SessionNotFound } from './errors.js';
import { findByToken, issueToken, replaceToken, type SessionOfToken } from './session-tokens.js';

const minute = 60_000;
const lifetime = 12 * 60 * minute;
const longestIdle = 30 * minute;
const tokenLifetime = 15 * minute;
/** How long a replaced token is still good: requests that were under way with it, and the page's next few. */
const grace = minute / 2;
const lastUseResolution = minute;

interface Authenticated {
  principal: AdminPrincipal;
  /** The session's next token, when it is time for one. */
  renewed?: string;
}

/**
 * Console sessions.
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
  async begin(tenantId: TenantId, adminId: AdminId, device: string): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + lifetime);
    const id = uuidv7();
    const token = await this.database.inTenant(tenantId, async (manager) => {
      // Those that ended a day ago interest nobody any more.
      await manager.query('delete from console_sessions where tenant_id = $1 and admin_id = $2 and signed_in_at < $3', [
        tenantId,
        adminId,
        new Date(now.getTime() - 3 * lifetime),
      ]);
      await manager.insert(ConsoleSessionEntity, {
        tenantId,
        id,
        adminId,
        device,
        signedInAt: now,
        lastUsedAt: now,
        expiresAt,
      });
      return issueToken(manager, tenantId, id, now);
    });
    return { token, expiresAt };
  }

  /**
   * What nobody caused (`isBackground`) counts as no use: a page that refreshes itself does not keep its session alive.
   *
   * @throws ConsoleSessionEnded also for a token that never was: to its holder both mean to sign in.
   */
  async authenticate(token: string, { isBackground = false } = {}): Promise<Authenticated> {
    const credential = parseCredential(token);
    if (credential?.prefix !== 'cbc') throw new ConsoleSessionEnded();
    const { tenantId, hash } = credential;
    const authenticated = await this.database.inTenant(tenantId, async (manager) => {
      const found = await findByToken(manager, tenantId, hash);
      if (!found || !this.#isLive(found)) return undefined;
      if (this.#isReplay(found)) {
        await this.#end(manager, tenantId, found.session_id);
        return undefined;
      }
      if (isBackground) return { found, renewed: undefined };
      await this.#noteUse(manager, tenantId, found);
      return { found, renewed: await this.#renew(manager, tenantId, hash, found) };
    });
    if (!authenticated) throw new ConsoleSessionEnded();
    const { found, renewed } = authenticated;
    const principal: AdminPrincipal = {
      kind: 'admin',
      tenantId,
      adminId: found.admin_id,
      email: found.email,
      role: found.role,
      sessionId: found.session_id,
      sessionExpiresAt: found.expires_at,
    };
    return renewed === undefined ? { principal } : { principal, renewed };
  }

  /** May what was begun in this session go on? */
  async isLive({ tenantId, sessionId }: AdminPrincipal): Promise<boolean> {
    const session = await this.database.inTenant(tenantId, (manager) =>
      manager.findOneBy(ConsoleSessionEntity, { tenantId, id: sessionId, revokedAt: IsNull() }),
    );
    return session !== null && isLiveAt(this.clock.now().getTime(), session.expiresAt, session.lastUsedAt);
  }

  /** An admin's live sessions, newest first. */
  async list({ tenantId, adminId, sessionId }: AdminPrincipal): Promise<ConsoleSession[]> {
    const now = this.clock.now().getTime();
    const rows = await this.database.inTenant(tenantId, (manager) =>
      manager.find(ConsoleSessionEntity, {
        where: { tenantId, adminId, revokedAt: IsNull() },
        order: { signedInAt: 'DESC' },
        take: 200,
      }),
    );
    return rows
      .filter(({ expiresAt, lastUsedAt }) => isLiveAt(now, expiresAt, lastUsedAt))
      .map(({ id, device, signedInAt, lastUsedAt, expiresAt }) => ({
        id,
        isCurrent: id === sessionId,
        device,
        signedInAt: signedInAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }));
  }

  /** @throws SessionNotFound also for another admin's session. */
  async revoke({ tenantId, adminId }: AdminPrincipal, id: string): Promise<void> {
    const { affected } = await this.database.inTenant(tenantId, (manager) =>
      manager.update(
        ConsoleSessionEntity,
        { tenantId, adminId, id, revokedAt: IsNull() },
        { revokedAt: this.clock.now() },
      ),
    );
    if (affected !== 1) throw new SessionNotFound(id);
  }

  /** Ends the session that this is a token of, if it is one of any. */
  async endByToken(token: string): Promise<void> {
    const credential = parseCredential(token);
    if (credential?.prefix !== 'cbc') return;
    const { tenantId, hash } = credential;
    await this.database.inTenant(tenantId, (manager) =>
      manager.query(
        `update console_sessions set revoked_at = $3 from console_session_tokens token
        where console_sessions.tenant_id = $1 and revoked_at is null
          and token.tenant_id = $1 and token.session_id = id and token_hash = $2`,
        [tenantId, hash, this.clock.now()],
      ),
    );
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

  async #end(manager: EntityManager, tenantId: TenantId, id: string): Promise<void> {
    await manager.update(ConsoleSessionEntity, { tenantId, id }, { revokedAt: this.clock.now() });
  }

  async #noteUse(
    manager: EntityManager,
    tenantId: TenantId,
    { session_id: id, last_used_at }: SessionOfToken,
  ): Promise<void> {
    if (this.#ageOf(last_used_at) < lastUseResolution) return;
    await manager.update(ConsoleSessionEntity, { tenantId, id }, { lastUsedAt: this.clock.now() });
  }

  async #renew(manager: EntityManager, tenantId: TenantId, tokenHash: Buffer, found: SessionOfToken) {
    if (found.token_replaced_at !== null || this.#ageOf(found.token_created_at) < tokenLifetime) return undefined;
    return replaceToken(manager, tenantId, { tokenHash, sessionId: found.session_id }, this.clock.now());
  }
}

const isLiveAt = (now: number, expiresAt: Date, lastUsedAt: Date) =>
  now < expiresAt.getTime() && now - lastUsedAt.getTime() < longestIdle;
