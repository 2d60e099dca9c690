import type { ClientDetails, ClientId, LedgerToken, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordChange } from '../audit/record-change.js';
import type { IssuedTokenEntity } from '../capabilities/issued-token.entity.js';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { ClientEntity, ClientFormerNameEntity } from '../clients/client.entity.js';
import { ClientNotFound, DeviceNotFound } from '../clients/errors.js';
import { queryClients } from '../clients/list-clients.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { LiveSessions } from '../embed/live-sessions.js';

const recentTokens = 20;

/** One rep as an admin sees them. */
@Injectable()
export class Reps {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledger: TokenLedger,
    private readonly liveSessions: LiveSessions,
    private readonly clock: Clock,
  ) {}

  /** @throws ClientNotFound */
  async get(tenantId: TenantId, id: ClientId): Promise<ClientDetails> {
    // So that a token that was issued a moment ago is there.
    await this.ledger.flush();
    return this.database.readTenant(tenantId, async (manager) => {
      const page = { now: this.clock.now(), sort: 'name', behind: undefined, limit: 1 } as const;
      const [client] = await queryClients(manager, tenantId, { id }, page);
      if (!client) throw new ClientNotFound(id);
      const former = await manager.find(ClientFormerNameEntity, {
        where: { tenantId, clientId: id },
        order: { ringsUntil: 'DESC' },
      });
      return {
        ...client,
        formerNames: former.map(({ name, ringsUntil }) => ({ name, ringsUntil: ringsUntil.toISOString() })),
        devices: await this.liveSessions.list(manager, tenantId, id),
        tokens: await readTokens(manager, tenantId, id),
      };
    });
  }

  /** @throws DeviceNotFound */
  async endDevice(tenantId: TenantId, clientId: ClientId, sessionId: string): Promise<void> {
    const { count, forget } = await this.database.inTenant(tenantId, async (manager) => {
      const devices = await this.liveSessions.list(manager, tenantId, clientId);
      const ended = await this.liveSessions.end(manager, tenantId, { clientId, sessionId });
      if (ended.count === 0) return ended;
      const { name } = await manager.findOneByOrFail(ClientEntity, { tenantId, id: clientId });
      const device = devices.find(({ id }) => id === sessionId);
      await recordChange(manager, tenantId, {
        action: 'client.device_ended',
        target: { kind: 'client', id: clientId, name },
        before: { sessionId, device: device?.device, origin: device?.origin },
        at: this.clock.now(),
      });
      return ended;
    });
    if (count === 0) throw new DeviceNotFound();
    forget();
  }
}

interface Row {
  id: string;
  client_name: IssuedTokenEntity['clientName'];
  dialect: IssuedTokenEntity['dialect'];
  may_be_called: boolean | null;
  may_call: boolean | null;
  issued_at: Date;
  expires_at: Date;
  asked_by: IssuedTokenEntity['askedBy'];
  asker_name: string | null;
  revoked_at: Date | null;
}

/** The newest first. Revoked is also what was issued before all of the client's or the tenant's were. */
async function readTokens(manager: EntityManager, tenantId: TenantId, clientId: ClientId): Promise<LedgerToken[]> {
  const rows = await manager.query<Row[]>(
    `select token.*, coalesce(api_keys.name, embed_sessions.device) as asker_name,
      least(
        token.revoked_at,
        case when issued_at <= tenants.tokens_revoked_at then tenants.tokens_revoked_at end,
        case when issued_at <= clients.tokens_revoked_at then clients.tokens_revoked_at end
      ) as revoked_at
    from issued_tokens token
      join tenants on tenants.id = token.tenant_id
      join clients on clients.tenant_id = token.tenant_id and clients.id = token.client_id
      left join api_keys on api_keys.tenant_id = token.tenant_id and asked_by = 'api-key' and api_keys.id = asked_by_id
      left join embed_sessions on embed_sessions.tenant_id = token.tenant_id and asked_by = 'session'
        and embed_sessions.id = asked_by_id
    where token.tenant_id = $1 and token.client_id = $2
    order by issued_at desc, token.id limit ${recentTokens}`,
    [tenantId, clientId],
  );
  return rows.map((row) => ({
    tokenId: row.id,
    clientName: row.client_name,
    dialect: row.dialect,
    mayBeCalled: row.may_be_called,
    mayCall: row.may_call,
    issuedAt: row.issued_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    askedBy: row.asked_by && { kind: row.asked_by, name: row.asker_name },
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}
