import { CapabilityError, createCapability, type GeneratedToken, type Signer } from '@cordboard/capability';
import { tokenIdParam, type IssuedToken, type IssueToken, type TokenDialect } from '@cordboard/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Forbidden } from '../authentication/errors.js';
import type { ServicePrincipal } from '../authentication/principal.js';
import type { KnownClient } from '../clients/known-clients.js';
import { Clients } from '../clients/clients.js';
import { requestedName, type RequestedName } from '../clients/requested-name.js';
import { Reachability } from '../clients/reachability.js';
import { Clock } from '../clock.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { TwilioConnections } from '../twilio-config/twilio-connections.js';
import type { TwilioConnection } from '../twilio-config/twilio-connection.js';
import {
  ApplicationNotChosen,
  DialectTurnedOff,
  DialectUnavailable,
  LifetimeTooLong,
  NothingAllowed,
  PushCredentialMissing,
} from './errors.js';
import { createTokenId } from './token-id.js';
import { TokenLedger } from './token-ledger.js';
import { TenantTokenRules, type TokenRules } from './token-rules.js';

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
    const { incoming = true, outgoing = {}, dialect = 'access' } = request;
    if (!incoming && outgoing === false) throw new NothingAllowed();

    const [connection, rules] = await Promise.all([this.connections.get(tenantId), this.tokenRules.get(tenantId)]);
    const signer = signerFor(dialect, connection, rules);
    const pushCredentialSid = pushCredentialFor(request, connection);
    const lifetimeSeconds = lifetimeWithin(rules, request.lifetimeSeconds);
    const client = await this.#clientOf(caller, requestedName(request), connection);

    const now = this.clock.now();
    const issuedAt = afterRevocations(now, rules.revokedAt, client.tokensRevokedAt);
    const tokenId = createTokenId(rules.idKey, { clientId: client.id, issuedAt, lifetimeSeconds });
    const { token, expiresAt } = mint(signer, client.name, {
      ...request,
      applicationSid: client.overrides.applicationSid ?? connection.applicationSid,
      pushCredentialSid,
      lifetimeSeconds,
      tokenId,
      issuedAt: now,
    });
    if (incoming) await this.#noteReachable(client, expiresAt);
    await this.ledger.record({
      tenantId,
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
    });
    const edge = client.overrides.edge ?? connection.edge;
    return { token, tokenId, clientName: client.name, dialect, expiresAt: expiresAt.toISOString(), edge };
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

interface Mintable extends IssueToken {
  lifetimeSeconds: number;
  tokenId: string;
  issuedAt: Date;
  /** Of the client, where the request names none. */
  applicationSid: string | undefined;
  pushCredentialSid: string | undefined;
}

function mint(
  signer: Signer,
  identity: string,
  { incoming = true, outgoing = {}, lifetimeSeconds, tokenId, issuedAt, applicationSid, pushCredentialSid }: Mintable,
): GeneratedToken {
  try {
    const capability = createCapability(signer, {
      identity,
      now: () => issuedAt.getTime(),
      createTokenId: () => tokenId,
    });
    if (incoming) capability.allowClientIncoming(identity);
    if (outgoing) {
      const through = outgoing.applicationSid ?? applicationSid;
      if (through === undefined) throw new ApplicationNotChosen();
      capability.allowClientOutgoing(through, { ...outgoing.params, [tokenIdParam]: tokenId });
    }
    if (pushCredentialSid !== undefined) capability.allowPushNotifications(pushCredentialSid);
    return capability.generate(lifetimeSeconds);
  } catch (error) {
    if (error instanceof CapabilityError)
      throw new InvalidRequest([{ field: 'outgoing', code: 'invalid', message: error.message }]);
    throw error;
  }
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

/** @throws PushCredentialMissing */
function pushCredentialFor({ platform, dialect }: IssueToken, { pushCredentialSids }: TwilioConnection) {
  if (platform === undefined) return undefined;
  if (dialect === 'capability') {
    throw new InvalidRequest([brokenRule('platform', 'platform_of_access_tokens')]);
  }
  const pushCredentialSid = pushCredentialSids[platform];
  if (pushCredentialSid === null) throw new PushCredentialMissing(platform);
  return pushCredentialSid;
}

/** @throws LifetimeTooLong */
function lifetimeWithin({ defaultLifetimeSeconds, longestLifetimeSeconds }: TokenRules, asked: number | undefined) {
  if (asked === undefined) return defaultLifetimeSeconds;
  if (asked > longestLifetimeSeconds) throw new LifetimeTooLong(asked, longestLifetimeSeconds);
  return asked;
}

function signerFor(
  dialect: TokenDialect,
  { region, accessTokens, authToken }: TwilioConnection,
  { allowsLegacyDialect }: TokenRules,
): Signer {
  if (dialect === 'access') return accessTokens;
  if (!allowsLegacyDialect) throw new DialectTurnedOff();
  if (region !== 'us1')
    throw new DialectUnavailable(`Twilio takes them in the region us1 alone, and this is ${region}`);
  if (!authToken) throw new DialectUnavailable('they are signed with the Auth Token, and none is stored');
  return authToken.capabilityTokens;
}
