import type {
  CreateEmbedSession,
  CurrentEmbedSession,
  EmbedSession,
  Region,
  SoftphoneSession,
  TenantId,
  VoiceEdge,
} from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { createCredential, hashSecret } from '../authentication/credential.js';
import type { SessionPrincipal } from '../authentication/principal.js';
import { Clients } from '../clients/clients.js';
import { requestedName, type RequestedName } from '../clients/requested-name.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { describeDevice } from '../sign-in/describe-device.js';
import { Tenants } from '../tenants/tenants.js';
import { nearestEdges } from '../twilio-config/twilio-connection.js';
import { TwilioConnections } from '../twilio-config/twilio-connections.js';
import { EmbedOrigins } from './embed-origins.js';
import { EmbedSessionEntity } from './embed-session.entity.js';
import { TicketInvalid } from './errors.js';
import { createTicket, launchText, parseLaunch, type Launch } from './launch-ticket.js';

const ticketLifetimeSeconds = 60;
const sessionLifetimeSeconds = 12 * 60 * 60;

interface Redeemed {
  origin: string;
  is_practice: boolean;
  client_name: string;
  display_name: string;
  tenant_name: string;
  country: string;
  caller_id: string | null;
  edge: VoiceEdge | null;
  region: Region | null;
}

@Injectable()
export class EmbedSessions {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clients: Clients,
    private readonly origins: EmbedOrigins,
    private readonly connections: TwilioConnections,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** @throws OriginNotAllowed, ClientNotRegistered */
  async create(tenantId: TenantId, { origin, ...named }: CreateEmbedSession): Promise<EmbedSession> {
    await this.origins.admit(tenantId, origin);
    return this.#launch(tenantId, { requested: requestedName(named), origin, isPractice: false });
  }

  /** For the console, which is no page of a CRM and needs nobody's leave. @throws ClientNotRegistered */
  createPractice(tenantId: TenantId, clientName: string): Promise<EmbedSession> {
    return this.#launch(tenantId, {
      requested: requestedName({ clientName }),
      origin: this.environment.publicUrl,
      isPractice: true,
    });
  }

  async #launch(
    tenantId: TenantId,
    { requested, origin, isPractice }: { requested: RequestedName; origin: string; isPractice: boolean },
  ): Promise<EmbedSession> {
    const tenant = await this.database.readTenant(tenantId, (manager) => this.tenants.get(manager, tenantId));
    const client = await this.clients.findOrRegister(tenantId, requested, {
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
  async redeem(ticket: string, userAgent: string | undefined): Promise<SoftphoneSession> {
    const launch = parseLaunch(ticket);
    if (!launch) throw new TicketInvalid();
    const { tenantId, sessionId } = launch;
    const { text: sessionToken, hash } = createCredential('cbs', tenantId);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + sessionLifetimeSeconds * 1000);
    const redeemed = await this.database.inTenant(tenantId, async (manager) => {
      const [[row]] = await manager.query<[Redeemed[], number]>(
        `update embed_sessions set redeemed_at = $4, session_hash = $5, session_expires_at = $6, device = $7,
          last_seen_at = $4
        from clients
          join tenants on tenants.id = clients.tenant_id
          left join teams on teams.tenant_id = clients.tenant_id and teams.id = clients.team_id
          left join twilio_configs on twilio_configs.tenant_id = clients.tenant_id
        where embed_sessions.tenant_id = $1 and embed_sessions.id = $2 and ticket_hash = $3
          and redeemed_at is null and ended_at is null and ticket_expires_at > $4
          and clients.tenant_id = embed_sessions.tenant_id and clients.id = embed_sessions.client_id
        returning origin, is_practice, clients.name as client_name, clients.display_name, tenants.name as tenant_name,
          tenants.country, coalesce(clients.caller_id, teams.caller_id, twilio_configs.caller_id) as caller_id,
          coalesce(clients.edge, teams.edge, twilio_configs.edge) as edge, twilio_configs.region`,
        [tenantId, sessionId, hashSecret(ticket), now, hash, expiresAt, describeDevice(userAgent)],
      );
      if (row && !row.is_practice) await this.origins.saw(manager, tenantId, row.origin);
      return row;
    });
    if (!redeemed) throw new TicketInvalid();
    if (!redeemed.is_practice) this.origins.tellSeen(tenantId);
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
        edge: redeemed.edge ?? nearestEdges[redeemed.region ?? 'us1'],
        signallingHost: this.environment.twilioSignallingHost ?? null,
      },
    };
  }

  /** @throws ClientSuspended */
  async current({ tenantId, clientName, sessionExpiresAt }: SessionPrincipal): Promise<CurrentEmbedSession> {
    const { name, displayName, overrides } = await this.clients.findOrRegister(
      tenantId,
      requestedName({ clientName }),
      { autoRegister: false },
    );
    const connection = await this.connections.find(tenantId);
    return {
      client: { name, displayName },
      voice: { edge: overrides.edge ?? connection?.edge ?? nearestEdges.us1 },
      expiresAt: sessionExpiresAt.toISOString(),
    };
  }

  /** The page that may frame this launch's softphone. */
  async findOrigin(launch: string): Promise<string | undefined> {
    const parsed = parseLaunch(launch);
    if (!parsed) return undefined;
    const { tenantId, sessionId } = parsed;
    const session = await this.database.readTenant(tenantId, (manager) =>
      manager.findOneBy(EmbedSessionEntity, { tenantId, id: sessionId }),
    );
    if (!session) return undefined;
    return session.isPractice || (await this.origins.isAllowed(tenantId, session.origin)) ? session.origin : undefined;
  }
}
