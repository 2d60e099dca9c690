import type { KeyObject } from 'node:crypto';
import { tenantId, type TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ParsedUrlQuery } from 'node:querystring';
import { Clock } from '../clock.js';
import { Environment } from '../environment.js';
import type { TwilioConnection } from '../twilio-config/twilio-connection.js';
import { TwilioConnections } from '../twilio-config/twilio-connections.js';
import { SignatureInvalid, WebhookUnknown } from './errors.js';
import { isSignedByTwilio } from './twilio-signature.js';
import { parseForm } from './webhook-body.js';

export interface Webhook {
  tenantId: TenantId;
  connection: TwilioConnection;
  form: ParsedUrlQuery;
}

/** Lets through what this tenant's Twilio account sent, and nothing else. */
@Injectable()
export class VerifyWebhook {
  constructor(
    private readonly connections: TwilioConnections,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** @throws WebhookUnknown, SignatureInvalid */
  async verify(tenant: string, request: FastifyRequest): Promise<Webhook> {
    const id = tenantId.safeParse(tenant);
    if (!id.success) throw new WebhookUnknown();
    const known = await this.connections.find(id.data);
    if (!known?.authToken) throw new WebhookUnknown();

    const form = typeof request.body === 'string' ? parseForm(request.body) : undefined;
    const signature = request.headers['x-twilio-signature'];
    // Twilio signs the URL that it was configured with. Behind a proxy that is the public one, never the one seen here.
    const url = this.environment.publicUrl + request.originalUrl;
    if (!form || typeof signature !== 'string') throw new SignatureInvalid();
    const isSigned = (connection: TwilioConnection) =>
      this.#keysOf(connection).some((key) => isSignedByTwilio(key, signature, url, form));
    let connection: TwilioConnection | undefined = known;
    if (!isSigned(known)) {
      // Another node may have been given a new Auth Token this very second.
      connection = await this.connections.findAnew(id.data);
      if (!connection || !isSigned(connection)) throw new SignatureInvalid();
    }
    // The Auth Token signs for all of an account's subsystems: the call has to be this very account's too.
    if (form['AccountSid'] !== connection.accountSid) throw new SignatureInvalid();
    return { tenantId: id.data, connection, form };
  }

  /** Of the Auth Token, and of the one that it took the place of, for as long as the tenant said. */
  #keysOf({ authToken, formerWebhookKey: former }: TwilioConnection): KeyObject[] {
    const isAccepted = former && former.acceptedUntil > this.clock.now();
    return [...(authToken ? [authToken.webhookKey] : []), ...(isAccepted ? [former.key] : [])];
  }
}
