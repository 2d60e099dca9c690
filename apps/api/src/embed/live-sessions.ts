import type { ClientDevice, ClientId, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import type { Credential } from '../authentication/credential.js';
import { SessionEnded, SessionExpired } from '../authentication/errors.js';
import type { SessionPrincipal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { EmbedSessionEntity } from './embed-session.entity.js';

const lastSeenResolution = 60_000;

interface KnownSession {
  sessionId: string;
  clientId: ClientId;
  clientName: string;
  expiresAt: Date;
  isEnded: boolean;
}

/** Which sessions are to end; a tenant's all where nothing is said. */
export interface SessionsToEnd {
  clientId?: ClientId;
  sessionId?: string;
  launchedBefore?: Date;
}

/** Softphones that are signed in: who they are, and their end before its time. */
@Injectable()
export class LiveSessions {
  readonly #known: NodeCache<KnownSession | undefined>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    caches: NodeCaches,
  ) {
    this.#known = caches.create('softphone-sessions');
  }

  /** @throws SessionEnded; SessionExpired also for a session that never was: to its holder that means a new launch. */
  async authenticate({ tenantId, hash }: Credential): Promise<SessionPrincipal> {
    const session = await this.#known.get(cacheKey(hash), () => this.#find(tenantId, hash));
    if (session?.isEnded) throw new SessionEnded();
    if (!session || session.expiresAt <= this.clock.now()) throw new SessionExpired();
    const { sessionId, expiresAt: sessionExpiresAt, clientId, clientName } = session;
    return { kind: 'session', tenantId, sessionId, sessionExpiresAt, clientId, clientName };
  }

  /** The devices on which a client is signed in, the latest to be seen first. */
  async list(manager: EntityManager, tenantId: TenantId, clientId: ClientId): Promise<ClientDevice[]> {
    const sessions = await manager.find(EmbedSessionEntity, {
      where: {
        tenantId,
        clientId,
        redeemedAt: Not(IsNull()),
        endedAt: IsNull(),
        sessionExpiresAt: MoreThan(this.clock.now()),
      },
      order: { lastSeenAt: 'DESC', id: 'DESC' },
    });
    return sessions.map(({ id, device, origin, redeemedAt, lastSeenAt, createdAt }) => ({
      id,
      device: device ?? 'Unknown device',
      origin,
      since: (redeemedAt ?? createdAt).toISOString(),
      lastSeenAt: (lastSeenAt ?? redeemedAt ?? createdAt).toISOString(),
    }));
  }

  /**
   * Ends sessions, and launches that were not taken up yet. Holds once the transaction has committed and the returned
   * function was called.
   */
  async end(
    manager: EntityManager,
    tenantId: TenantId,
    { clientId, sessionId, launchedBefore }: SessionsToEnd,
  ): Promise<{ count: number; forget: () => void }> {
    const [ended] = await manager.query<[{ session_hash: Buffer | null }[], number]>(
      `update embed_sessions set ended_at = $2
      where tenant_id = $1 and ended_at is null and coalesce(session_expires_at, ticket_expires_at) > $2
        and ($3::uuid is null or client_id = $3) and ($4::uuid is null or id = $4)
        and ($5::timestamptz is null or created_at <= $5)
      returning session_hash`,
      [tenantId, this.clock.now(), clientId ?? null, sessionId ?? null, launchedBefore ?? null],
    );
    const hashes = ended.flatMap(({ session_hash: hash }) => hash ?? []);
    return {
      count: hashes.length,
      forget: () => this.#known.forget(...hashes.map(cacheKey)),
    };
  }

  async #find(tenantId: TenantId, sessionHash: Buffer): Promise<KnownSession | undefined> {
    return this.database.inTenant(tenantId, async (manager) => {
      const [row] = await manager.query<
        {
          id: string;
          client_id: ClientId;
          name: string;
          session_expires_at: Date;
          last_seen_at: Date | null;
          ended_at: Date | null;
        }[]
      >(
        `select embed_sessions.id, client_id, name, session_expires_at, last_seen_at, ended_at
        from embed_sessions join clients on clients.tenant_id = embed_sessions.tenant_id and clients.id = client_id
        where embed_sessions.tenant_id = $1 and session_hash = $2`,
        [tenantId, sessionHash],
      );
      if (!row) return undefined;
      await this.#noteSeen(manager, tenantId, row.id, row.last_seen_at);
      return {
        sessionId: row.id,
        clientId: row.client_id,
        clientName: row.name,
        expiresAt: row.session_expires_at,
        isEnded: row.ended_at !== null,
      };
    });
  }

  /** Done where the session is read anyway, so that it costs a softphone one write a minute. */
  async #noteSeen(manager: EntityManager, tenantId: TenantId, id: string, lastSeenAt: Date | null): Promise<void> {
    const now = this.clock.now();
    if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < lastSeenResolution) return;
    await manager.update(EmbedSessionEntity, { tenantId, id }, { lastSeenAt: now });
  }
}

const cacheKey = (hash: Buffer) => hash.toString('base64');
