import { CapabilityError, createCapability, type GeneratedToken, type Signer } from '@cordboard/capability';
import type { IssuedToken, IssueToken, TokenDialect } from '@cordboard/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Forbidden } from '../authentication/errors.js';
import type { Principal } from '../authentication/principal.js';
import { Clients } from '../clients/clients.js';
import { Reachability } from '../clients/reachability.js';
import { Clock } from '../clock.js';
import { InvalidRequest } from '../domain-error.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import type { TwilioConnection } from '../twilio-config/twilio-connection.js';
import { ApplicationNotChosen, DialectUnavailable, NothingAllowed } from './errors.js';

/** May this client call, and be called? Then here is its token. */
@Injectable()
export class IssueTokenService {
  readonly #logger = new Logger(IssueTokenService.name);

  constructor(
    private readonly twilioConfigs: TwilioConfigs,
    private readonly clients: Clients,
    private readonly reachability: Reachability,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async issue(caller: Principal, request: IssueToken): Promise<IssuedToken> {
    refuseWhatSessionsMayNotAsk(caller, request);
    const { incoming = true, outgoing = {}, dialect = 'access' } = request;
    if (!incoming && outgoing === false) throw new NothingAllowed();

    const connection = await this.twilioConfigs.getConnected(caller.tenantId);
    const signer = signerFor(dialect, connection);
    const client = await this.clients.findOrRegister(caller.tenantId, request.clientName, {
      autoRegister: connection.autoRegisterClients,
    });

    const { token, tokenId, expiresAt } = this.#mint(signer, client.name, connection, request);
    if (incoming) {
      // A client that holds a token can call; that it would not be rung for a while is the smaller harm.
      await this.reachability.extend(client, expiresAt).catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'Could not note until when a client is reachable');
      });
    }
    return { token, tokenId, clientName: client.name, dialect, expiresAt: expiresAt.toISOString() };
  }

  #mint(signer: Signer, clientName: string, { applicationSid }: TwilioConnection, request: IssueToken): GeneratedToken {
    const { incoming = true, outgoing = {}, lifetimeSeconds } = request;
    try {
      const capability = createCapability(signer, { identity: clientName, now: () => this.clock.now().getTime() });
      if (incoming) capability.allowClientIncoming(clientName);
      if (outgoing) {
        const through = outgoing.applicationSid ?? applicationSid;
        if (through === undefined) throw new ApplicationNotChosen();
        capability.allowClientOutgoing(through, outgoing.params);
      }
      return capability.generate(lifetimeSeconds);
    } catch (error) {
      if (error instanceof CapabilityError) throw new InvalidRequest([{ field: 'outgoing', message: error.message }]);
      throw error;
    }
  }
}

/** What a browser asks for, its user could have changed: a session gets what the tenant allows, for its own client. */
function refuseWhatSessionsMayNotAsk(caller: Principal, { clientName, outgoing, dialect }: IssueToken): void {
  if (caller.kind !== 'session') return;
  if (clientName.toLowerCase() !== caller.clientName.toLowerCase()) {
    throw new Forbidden(`This session is for the client "${caller.clientName}" alone.`);
  }
  if (outgoing && (outgoing.applicationSid !== undefined || outgoing.params !== undefined)) {
    throw new Forbidden('A session cannot choose the TwiML App or its parameters.', 'Leave both out.');
  }
  if (dialect === 'capability') throw new Forbidden('A session gets Access Tokens alone.');
}

function signerFor(dialect: TokenDialect, { region, accessTokens, authToken }: TwilioConnection): Signer {
  if (dialect === 'access') return accessTokens;
  if (region !== 'us1')
    throw new DialectUnavailable(`Twilio takes them in the region us1 alone, and this is ${region}`);
  if (!authToken) throw new DialectUnavailable('they are signed with the Auth Token, and none is stored');
  return authToken.capabilityTokens;
}
