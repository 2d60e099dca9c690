import type { ClientId, RevokedTokens, RevokeTokens, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordChange, type Change } from '../audit/record-change.js';
import { TokenNotFound } from '../capabilities/errors.js';
import { expiryOf, readTokenId } from '../capabilities/token-id.js';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { TenantTokenRules } from '../capabilities/token-rules.js';
import { ClientEntity } from '../clients/client.entity.js';
import { ClientNotFound } from '../clients/errors.js';
import { KnownClients } from '../clients/known-clients.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { LiveSessions } from '../embed/live-sessions.js';
import { TenantEntity } from '../tenants/tenant.entity.js';

interface Revoked extends RevokedTokens {
  /** Done once it is committed: what this node knows of it from before. */
  forget: () => void;
}

/**
 * Ends what tokens allow before they run out: calls are refused at the Voice URL, their clients are rung no more until
 * they get another token, and the softphones that asked for them sign out. Calls that are going on go on.
 */
@Injectable()
export class Revocations {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledger: TokenLedger,
    private readonly tokenRules: TenantTokenRules,
    private readonly known: KnownClients,
    private readonly liveSessions: LiveSessions,
    private readonly clock: Clock,
  ) {}

  /** @throws TokenNotFound, ClientNotFound; InvalidRequest for a moment that lies ahead */
  async revoke(tenantId: TenantId, request: RevokeTokens): Promise<RevokedTokens> {
    await this.ledger.flush();
    const { idKeys } = await this.tokenRules.get(tenantId);
    const { forget, ...revoked } = await this.database.inTenant(tenantId, (manager) => {
      if ('tokenId' in request) return this.#revokeOne(manager, tenantId, request.tokenId, idKeys);
      if ('clientId' in request) return this.#revokeClient(manager, tenantId, request.clientId);
      return this.#revokeAll(manager, tenantId, new Date(request.issuedBefore));
    });
    forget();
    return revoked;
  }

  /** Whose line another node has not written yet gets one, with what the id itself tells. */
  async #revokeOne(
    manager: EntityManager,
    tenantId: TenantId,
    tokenId: string,
    idKeys: Parameters<typeof readTokenId>[0],
  ): Promise<Revoked> {
    const facts = readTokenId(idKeys, tokenId);
    if (!facts) throw new TokenNotFound();
    const now = this.clock.now();
    const [line] = await manager.query<{ asked_by: string | null; asked_by_id: string | null }[]>(
      `insert into issued_tokens (tenant_id, id, client_id, issued_at, expires_at, revoked_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, id) do update set revoked_at = coalesce(issued_tokens.revoked_at, excluded.revoked_at)
      returning asked_by, asked_by_id`,
      [tenantId, tokenId, facts.clientId, facts.issuedAt, expiryOf(facts), now],
    );
    await endReachability(manager, tenantId, { now, clientId: facts.clientId });
    const client = await manager.findOneBy(ClientEntity, { tenantId, id: facts.clientId });
    const names = client ? await this.known.namesOf(manager, client) : [];
    const session = line?.asked_by === 'session' && line.asked_by_id ? { sessionId: line.asked_by_id } : undefined;
    const ended = session && (await this.liveSessions.end(manager, tenantId, session));
    const figures = { tokens: expiryOf(facts) > now ? 1 : 0, devices: ended?.count ?? 0 };
    const target = { kind: 'token', id: tokenId, name: client?.name ?? null } as const;
    await record(manager, tenantId, target, figures, now);
    return {
      ...figures,
      forget: () => {
        ended?.forget();
        this.known.forget(tenantId, names);
      },
    };
  }

  async #revokeClient(manager: EntityManager, tenantId: TenantId, clientId: ClientId): Promise<Revoked> {
    const client = await manager.findOneBy(ClientEntity, { tenantId, id: clientId });
    if (!client) throw new ClientNotFound(clientId);
    const names = await this.known.namesOf(manager, client);
    const now = this.clock.now();
    const until = await latestOf(manager, tenantId, { now, clientId });
    const tokens = await countLive(manager, tenantId, { now, issuedUntil: until, clientId });
    await manager.update(ClientEntity, { tenantId, id: clientId }, { tokensRevokedAt: until });
    await endReachability(manager, tenantId, { now, clientId });
    const { count: devices, forget } = await this.liveSessions.end(manager, tenantId, { clientId });
    await record(manager, tenantId, { kind: 'client', id: clientId, name: client.name }, { tokens, devices }, now);
    return {
      tokens,
      devices,
      forget: () => {
        forget();
        this.known.forget(tenantId, names);
      },
    };
  }

  async #revokeAll(manager: EntityManager, tenantId: TenantId, issuedBefore: Date): Promise<Revoked> {
    const now = this.clock.now();
    if (issuedBefore > now) throw new InvalidRequest([brokenRule('issuedBefore', 'in_future')]);
    const tokens = await countLive(manager, tenantId, { now, issuedUntil: issuedBefore, clientId: null });
    await manager.query(
      'update tenants set tokens_revoked_at = greatest(tokens_revoked_at, $2::timestamptz) where id = $1',
      [tenantId, issuedBefore],
    );
    await endReachability(manager, tenantId, { now, clientId: null });
    const { count: devices, forget } = await this.liveSessions.end(manager, tenantId, { launchedBefore: issuedBefore });
    const { name } = await manager.findOneByOrFail(TenantEntity, { id: tenantId });
    const target = { kind: 'tenant', id: tenantId, name } as const;
    await record(manager, tenantId, target, { issuedBefore, tokens, devices }, now);
    return {
      tokens,
      devices,
      forget: () => {
        forget();
        this.tokenRules.forget(tenantId);
        this.known.forgetTenant(tenantId);
      },
    };
  }
}

const record = (
  manager: EntityManager,
  tenantId: TenantId,
  target: Change['target'],
  after: { issuedBefore?: Date; tokens: number; devices: number },
  at: Date,
) => recordChange(manager, tenantId, { action: 'token.revoked', target, after, at });

/** Now, or where a clock was ahead when a token was issued that is still good, the moment that this token names. */
async function latestOf(manager: EntityManager, tenantId: TenantId, { now, clientId }: Affected): Promise<Date> {
  const [row] = await manager.query<{ latest: Date }[]>(
    `select greatest($2::timestamptz, max(issued_at)) as latest from issued_tokens
    where tenant_id = $1 and client_id = $3 and expires_at > $2`,
    [tenantId, now, clientId],
  );
  return row?.latest ?? now;
}

interface Affected {
  now: Date;
  /** Null for all of the tenant's. */
  clientId: ClientId | null;
}

/** Tokens of the ledger that were good until now. */
async function countLive(
  manager: EntityManager,
  tenantId: TenantId,
  { now, issuedUntil, clientId }: Affected & { issuedUntil: Date },
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from issued_tokens
    where tenant_id = $1 and expires_at > $2 and issued_at <= $3 and revoked_at is null
      and ($4::uuid is null or client_id = $4)`,
    [tenantId, now, issuedUntil, clientId],
  );
  return row?.count ?? 0;
}

/**
 * A client is reachable by its tokens that are still good, if any. What the ledger has lost it counts as not there:
 * then the client is not rung until its softphone renews its token.
 */
async function endReachability(manager: EntityManager, tenantId: TenantId, { now, clientId }: Affected): Promise<void> {
  await manager.query(
    `update clients set reachable_until = greatest($2, (
      select max(expires_at) from issued_tokens token
      where token.tenant_id = $1 and token.client_id = clients.id and may_be_called and revoked_at is null
        and issued_at > greatest(tenants.tokens_revoked_at, clients.tokens_revoked_at, '-infinity')
    ))
    from tenants
    where clients.tenant_id = $1 and tenants.id = $1 and reachable_until > $2 and ($3::uuid is null or clients.id = $3)`,
    [tenantId, now, clientId],
  );
}
