import { tenantId, type TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ParsedUrlQuery } from 'node:querystring';
import { Environment } from '../environment.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import type { TwilioConnection } from '../twilio-config/twilio-connection.js';
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
    private readonly twilioConfigs: TwilioConfigs,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  /** @throws WebhookUnknown, SignatureInvalid */
  async verify(tenant: string, request: FastifyRequest): Promise<Webhook> {
    const id = tenantId.safeParse(tenant);
    if (!id.success) throw new WebhookUnknown();
    const connection = await this.twilioConfigs.findConnected(id.data);
    if (!connection?.authToken) throw new WebhookUnknown();

    const form = typeof request.body === 'string' ? parseForm(request.body) : undefined;
    const signature = request.headers['x-twilio-signature'];
    // Twilio signs the URL that it was configured with. Behind a proxy that is the public one, never the one seen here.
    const url = this.environment.publicUrl + request.originalUrl;
    if (!form || typeof signature !== 'string') throw new SignatureInvalid();
    if (!isSignedByTwilio(connection.authToken.webhookKey, signature, url, form)) throw new SignatureInvalid();
    // The Auth Token signs for all of an account's subsystems: the call has to be this very account's too.
    if (form['AccountSid'] !== connection.accountSid) throw new SignatureInvalid();
    return { tenantId: id.data, connection, form };
  }
}
