import type {
  ClientId,
  CreateEmbedSession,
  EmbedSession,
  Region,
  SoftphoneSession,
  TenantId,
} from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { createCredential, hashSecret, type Credential } from '../authentication/credential.js';
import { SessionExpired } from '../authentication/errors.js';
import type { Principal } from '../authentication/principal.js';
import { Clients } from '../clients/clients.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { ExpiringCache } from '../expiring-cache.js';
import { Tenants } from '../tenants/tenants.js';
import { EmbedOrigins } from './embed-origins.js';
import { EmbedSessionEntity } from './embed-session.entity.js';
import { TicketInvalid } from './errors.js';
import { createTicket, launchText, parseLaunch, type Launch } from './launch-ticket.js';

const ticketLifetimeSeconds = 60;
const sessionLifetimeSeconds = 12 * 60 * 60;

/** The edge that is nearest to where a region's calls are processed. */
const edges: Record<Region, string> = { us1: 'ashburn', ie1: 'dublin', au1: 'sydney', jp1: 'tokyo' };

interface Redeemed {
  origin: string;
  is_practice: boolean;
  client_name: string;
  display_name: string;
  tenant_name: string;
  country: string;
  caller_id: string | null;
  region: Region | null;
}

interface LiveSession {
  clientId: ClientId;
  clientName: string;
  expiresAt: number;
}

@Injectable()
export class EmbedSessions {
  readonly #live: ExpiringCache<LiveSession | undefined>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clients: Clients,
    private readonly origins: EmbedOrigins,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {
    this.#live = new ExpiringCache(clock);
  }

  /** @throws OriginNotAllowed, ClientNotRegistered */
  async create(tenantId: TenantId, { clientName, origin }: CreateEmbedSession): Promise<EmbedSession> {
    await this.origins.admit(tenantId, origin);
    return this.#launch(tenantId, { clientName, origin, isPractice: false });
  }

  /** For the console, which is no page of a CRM and needs nobody's leave. @throws ClientNotRegistered */
  createPractice(tenantId: TenantId, clientName: string): Promise<EmbedSession> {
    return this.#launch(tenantId, { clientName, origin: this.environment.publicUrl, isPractice: true });
  }

  async #launch(
    tenantId: TenantId,
    { clientName, origin, isPractice }: CreateEmbedSession & { isPractice: boolean },
  ): Promise<EmbedSession> {
    const tenant = await this.database.inTenant(tenantId, (manager) => this.tenants.get(manager, tenantId));
    const client = await this.clients.findOrRegister(tenantId, clientName, {
      autoRegister: tenant.autoRegisterClients,
    });
    const launch: Launch = { tenantId, sessionId: uuidv7() };
    const ticket = createTicket(launch);
    const createdAt = this.clock.now();
    const ticketExpiresAt = new Date(createdAt.getTime() + ticketLifetimeSeconds * 1000);
    await this.database.inTenant(tenantId, (manager) =>
      manager.insert(EmbedSessionEntity, {
        tenantId,
        id: launch.sessionId,
        clientId: client.id,
        origin,
        isPractice,
        ticketHash: hashSecret(ticket),
        ticketExpiresAt,
        createdAt,
      }),
    );
    return {
      url: `${this.environment.publicUrl}/softphone/?launch=${launchText(launch)}#${ticket}`,
      expiresAt: ticketExpiresAt.toISOString(),
    };
  }

  /** @throws TicketInvalid for any ticket but a fresh one; of many who come with the same, one is served. */
  async redeem(ticket: string): Promise<SoftphoneSession> {
    const launch = parseLaunch(ticket);
    if (!launch) throw new TicketInvalid();
    const { tenantId, sessionId } = launch;
    const { text: sessionToken, hash } = createCredential('cbs', tenantId);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + sessionLifetimeSeconds * 1000);
    const redeemed = await this.database.inTenant(tenantId, async (manager) => {
      const [[row]] = await manager.query<[Redeemed[], number]>(
        `update embed_sessions set redeemed_at = $4, session_hash = $5, session_expires_at = $6
        from clients
          join tenants on tenants.id = clients.tenant_id
          left join twilio_configs on twilio_configs.tenant_id = clients.tenant_id
        where embed_sessions.tenant_id = $1 and embed_sessions.id = $2 and ticket_hash = $3
          and redeemed_at is null and ticket_expires_at > $4
          and clients.tenant_id = embed_sessions.tenant_id and clients.id = embed_sessions.client_id
        returning origin, is_practice, clients.name as client_name, clients.display_name, tenants.name as tenant_name,
          tenants.country, twilio_configs.caller_id, twilio_configs.region`,
        [tenantId, sessionId, hashSecret(ticket), now, hash, expiresAt],
      );
      if (row && !row.is_practice) await this.origins.saw(manager, tenantId, row.origin);
      return row;
    });
    if (!redeemed) throw new TicketInvalid();
    return {
      sessionToken,
      expiresAt: expiresAt.toISOString(),
      parentOrigin: redeemed.origin,
      tenant: {
        id: tenantId,
        name: redeemed.tenant_name,
        country: redeemed.country,
        callerId: redeemed.caller_id,
      },
      client: { name: redeemed.client_name, displayName: redeemed.display_name },
      voice: {
        edge: edges[redeemed.region ?? 'us1'],
        signallingHost: this.environment.twilioSignallingHost ?? null,
      },
    };
  }

  /** @throws SessionExpired also for a session that never was: to its holder both mean a new launch. */
  async authenticate({ tenantId, hash }: Credential): Promise<Principal> {
    const session = await this.#live.get(hash.toString('base64'), () => this.#findLive(tenantId, hash));
    if (!session || session.expiresAt <= this.clock.now().getTime()) throw new SessionExpired();
    return { kind: 'session', tenantId, clientId: session.clientId, clientName: session.clientName };
  }

  /** The page that may frame this launch's softphone. */
  async findOrigin(launch: string): Promise<string | undefined> {
    const parsed = parseLaunch(launch);
    if (!parsed) return undefined;
    const { tenantId, sessionId } = parsed;
    const session = await this.database.inTenant(tenantId, (manager) =>
      manager.findOneBy(EmbedSessionEntity, { tenantId, id: sessionId }),
    );
    if (!session) return undefined;
    return session.isPractice || (await this.origins.isAllowed(tenantId, session.origin)) ? session.origin : undefined;
  }

  async #findLive(tenantId: TenantId, sessionHash: Buffer): Promise<LiveSession | undefined> {
    const [row] = await this.database.inTenant(tenantId, (manager) =>
      manager.query<{ client_id: ClientId; name: string; session_expires_at: Date }[]>(
        `select client_id, name, session_expires_at
        from embed_sessions join clients on clients.tenant_id = embed_sessions.tenant_id and clients.id = client_id
        where embed_sessions.tenant_id = $1 and session_hash = $2`,
        [tenantId, sessionHash],
      ),
    );
    return row && { clientId: row.client_id, clientName: row.name, expiresAt: row.session_expires_at.getTime() };
  }
}
