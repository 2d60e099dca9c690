import type { IssuedToken, IssueToken } from '@cordboard/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Forbidden } from '../authentication/errors.js';
import type { ApiKeyPrincipal, ServicePrincipal } from '../authentication/principal.js';
import { Clients } from '../clients/clients.js';
import type { KnownClient } from '../clients/known-clients.js';
import { requestedName, type RequestedName } from '../clients/requested-name.js';
import { isWorthWriting, Reachability } from '../clients/reachability.js';
import { Clock } from '../clock.js';
import { TwilioConnections } from '../twilio-config/twilio-connections.js';
import type { TwilioConnection } from '../twilio-config/twilio-connection.js';
import { NothingAllowed } from './errors.js';
import type { LedgerEntry } from './ledger-entry.js';
import { mint } from './mint.js';
import { createTokenId } from './token-id.js';
import { TokenLedger } from './token-ledger.js';
import { TenantTokenRules, type TokenRules } from './token-rules.js';
import { termsOf, type TokenTerms } from './token-terms.js';

/** All that a token is made from. */
interface Circumstances {
  readonly connection: TwilioConnection;
  readonly rules: TokenRules;
  readonly terms: TokenTerms;
  readonly client: KnownClient;
}

/** Issues a token at once. */
export type Readily = () => IssuedToken;

/** May this client call, and be called? Then here is its token. */
@Injectable()
export class IssueTokenService {
  readonly #logger = new Logger(IssueTokenService.name);

  constructor(
    private readonly connections: TwilioConnections,
    private readonly clients: Clients,
    private readonly reachability: Reachability,
    private readonly tokenRules: TenantTokenRules,
    private readonly ledger: TokenLedger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async issue(caller: ServicePrincipal, request: IssueToken): Promise<IssuedToken> {
    const { tenantId } = caller;
    refuseWhatSessionsMayNotAsk(caller, request);
    refuseNothing(request);
    const [connection, rules] = await Promise.all([this.connections.get(tenantId), this.tokenRules.get(tenantId)]);
    const terms = termsOf(request, connection, rules);
    const client = await this.#clientOf(caller, requestedName(request), connection);
    const { issued, line } = this.#make(caller, request, { connection, rules, terms, client });
    if (line.mayBeCalled) await this.#noteReachable(client, line.expiresAt);
    await this.ledger.record(line);
    return issued;
  }

  /**
   * The same for whom all that it takes is known already, as something to be done at once; undefined where something has to
   * be looked up or written first.
   */
  readily(caller: ApiKeyPrincipal, request: IssueToken): Readily | undefined {
    const { tenantId } = caller;
    const connection = this.connections.recall(tenantId);
    const rules = this.tokenRules.recall(tenantId);
    const client = this.clients.recall(tenantId, requestedName(request));
    if (!connection || !rules || !client || !this.ledger.isLevel) return undefined;
    const until = expiryAfter(this.clock.now(), request.lifetimeSeconds ?? rules.defaultLifetimeSeconds);
    if (request.incoming !== false && isWorthWriting(client, until)) return undefined;
    return () => {
      refuseNothing(request);
      const terms = termsOf(request, connection, rules);
      const { issued, line } = this.#make(caller, request, { connection, rules, terms, client });
      this.ledger.recordAtOnce(line);
      return issued;
    };
  }

  #make(
    caller: ServicePrincipal,
    request: IssueToken,
    { connection, rules, terms, client }: Circumstances,
  ): { issued: IssuedToken; line: LedgerEntry } {
    const { incoming = true, outgoing = {}, dialect = 'access' } = request;
    const now = this.clock.now();
    const issuedAt = afterRevocations(now, rules.revokedAt, client.tokensRevokedAt);
    const { lifetimeSeconds } = terms;
    const tokenId = createTokenId(rules.idKeys[0], { clientId: client.id, issuedAt, lifetimeSeconds });
    const { token, expiresAt } = mint(client.name, {
      ...request,
      ...terms,
      applicationSid: client.overrides.applicationSid ?? connection.applicationSid,
      tokenId,
      issuedAt: now,
    });
    const line: LedgerEntry = {
      tenantId: caller.tenantId,
      id: tokenId,
      clientId: client.id,
      clientName: client.name,
      dialect,
      mayBeCalled: incoming,
      mayCall: outgoing !== false,
      issuedAt,
      expiresAt,
      askedBy: caller.kind,
      askedById: caller.kind === 'session' ? caller.sessionId : caller.apiKeyId,
    };
    const edge = client.overrides.edge ?? connection.edge;
    const issued = { token, tokenId, clientName: client.name, dialect, expiresAt: expiresAt.toISOString(), edge };
    return { issued, line };
  }

  /** A softphone may ask under a name that its client had when it was launched. */
  async #clientOf(caller: ServicePrincipal, requested: RequestedName, { autoRegisterClients }: TwilioConnection) {
    const { tenantId } = caller;
    if (caller.kind === 'session' && (await this.clients.find(tenantId, requested.name))?.id !== caller.clientId) {
      throw new Forbidden(`This session is for the client "${caller.clientName}" alone.`);
    }
    return this.clients.findOrRegister(tenantId, requested, { autoRegister: autoRegisterClients });
  }

  /** A client that holds a token can call; that it would not be rung for a while is the smaller harm. */
  async #noteReachable(client: KnownClient, until: Date): Promise<void> {
    await this.reachability.extend(client, until).catch((error: unknown) => {
      this.#logger.warn({ err: error }, 'Could not note until when a client is reachable');
    });
  }
}

/** Where the clock was put back, a token that is issued now must not pass for one of before a revocation. */
function afterRevocations(now: Date, ...revocations: readonly (Date | null)[]): Date {
  return new Date(Math.max(now.getTime(), ...revocations.map((moment) => (moment ? moment.getTime() + 1 : 0))));
}

const expiryAfter = (issuedAt: Date, lifetimeSeconds: number) => new Date(issuedAt.getTime() + lifetimeSeconds * 1000);

/** @throws NothingAllowed */
function refuseNothing({ incoming = true, outgoing }: IssueToken): void {
  if (!incoming && outgoing === false) throw new NothingAllowed();
}

/** What a browser asks for, its user could have changed: a session gets what the tenant allows. */
function refuseWhatSessionsMayNotAsk(caller: ServicePrincipal, { outgoing, dialect, platform }: IssueToken): void {
  if (caller.kind !== 'session') return;
  if (outgoing && (outgoing.applicationSid !== undefined || outgoing.params !== undefined)) {
    throw new Forbidden('A session cannot choose the TwiML App or its parameters.', 'Leave both out.');
  }
  if (dialect === 'capability') throw new Forbidden('A session gets Access Tokens alone.');
  if (platform !== undefined)
    throw new Forbidden('A session is a page’s, and no mobile client’s.', 'Leave platform out.');
}
