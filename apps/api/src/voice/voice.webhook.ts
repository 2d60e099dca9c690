import { Controller, Header, HttpCode, HttpStatus, Logger, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../authentication/principal.js';
import { Operation, type OperationDescription } from '../http/operation.js';
import { CountedWhenRefused } from '../rate-limits/counted-when-refused.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { AnswerDeadline, answerInTime } from '../answer-in-time.js';
import { SignatureInvalid, WebhookUnknown } from './errors.js';
import { apologise, hangUp, nothingMore } from './say-and-hang-up.twiml.js';
import { VerifyWebhook, type Webhook } from './verify-webhook.js';
import { VoiceCalls } from './voice-calls.js';

const webhook = (id: string, summary: string) =>
  ({
    id,
    tag: 'Voice webhooks',
    summary,
    description:
      'Called by Twilio, with the header X-Twilio-Signature. Configure it as a TwiML App’s or a number’s URL.',
    formBody: 'The fields of https://www.twilio.com/docs/voice/twiml#request-parameters.',
    answers: { 200: 'text/xml' },
    errors: ['webhook.signature_invalid', 'route.not_found'],
  }) satisfies OperationDescription;

interface Fallback {
  twiml: string;
  status: HttpStatus;
}

/**
 * The rules of a voice webhook:
 *
 * 1. What the tenant's account did not sign gets a problem, and leaves nothing behind.
 * 2. Everything else gets valid TwiML within five seconds, whatever fails: a caller is listening.
 * 3. What was acknowledged with 200 is written down; an event that could not be gets 503, so that Twilio logs it.
 */
@Controller('twilio/:tenantId/voice')
@Public()
@CountedWhenRefused()
export class VoiceWebhook {
  readonly #logger = new Logger(VoiceWebhook.name);

  constructor(
    private readonly verifyWebhook: VerifyWebhook,
    private readonly voiceCalls: VoiceCalls,
    private readonly rateLimits: RateLimits,
    private readonly deadline: AnswerDeadline,
  ) {}

  @Post('outgoing')
  @Operation(webhook('outgoingCall', 'A rep calls'))
  outgoing(@Param('tenantId') tenant: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const onFailure = { twiml: apologise(), status: HttpStatus.OK };
    return this.#answer(tenant, request, reply, onFailure, (verified) => this.voiceCalls.outgoing(verified));
  }

  @Post('incoming')
  @Operation(webhook('incomingCall', 'Somebody calls the tenant’s number'))
  incoming(@Param('tenantId') tenant: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const onFailure = { twiml: apologise(), status: HttpStatus.OK };
    return this.#answer(tenant, request, reply, onFailure, (verified) => this.voiceCalls.incoming(verified));
  }

  @Post('status')
  @Operation(webhook('callStatus', 'A leg of a call changed its state'))
  status(@Param('tenantId') tenant: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const onFailure = { twiml: nothingMore(), status: HttpStatus.SERVICE_UNAVAILABLE };
    return this.#answer(tenant, request, reply, onFailure, (verified) => this.voiceCalls.status(verified));
  }

  @Post('dial-ended')
  @Operation(webhook('dialEnded', 'A dial came to its end'))
  dialEnded(@Param('tenantId') tenant: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const onFailure = { twiml: hangUp(), status: HttpStatus.OK };
    return this.#answer(tenant, request, reply, onFailure, (verified) => this.voiceCalls.dialEnded(verified));
  }

  /** Twilio asks here when another of our answers failed: says so to the caller, and needs neither database nor tenant. */
  @Post('fallback')
  @HttpCode(HttpStatus.OK)
  @Header('content-type', 'text/xml; charset=utf-8')
  @Operation({
    id: 'callFailed',
    tag: 'Voice webhooks',
    summary: 'Another of these failed',
    description: 'Configure it as the fallback URL. The same for everybody, so that no signature is checked.',
    answers: { 200: 'text/xml' },
    // It looks at nothing that is sent, which the server takes in all the same.
    errors: ['request.invalid', 'request.too_large', 'request.unsupported_media_type'],
  })
  async fallback(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    // To check a signature takes what may be what has failed. One that brings none is not Twilio's.
    if (!isSigned(request)) await this.rateLimits.takeForAddress(request, reply);
    return apologise();
  }

  async #answer(
    tenant: string,
    request: FastifyRequest,
    reply: FastifyReply,
    onFailure: Fallback,
    work: (verified: Webhook) => Promise<string>,
  ): Promise<void> {
    // Before anything is looked up for it: Twilio signs each of its requests.
    if (!isSigned(request)) await this.rateLimits.takeForAddress(request, reply);
    const answer = await answerInTime(this.verifyWebhook.verify(tenant, request).then(work), this.deadline).then(
      (twiml) => ({ twiml, status: HttpStatus.OK }),
      async (error: unknown) => {
        if (error instanceof SignatureInvalid || error instanceof WebhookUnknown) {
          if (isSigned(request)) await this.rateLimits.takeForAddress(request, reply);
          throw error;
        }
        this.#logger.error({ err: error, reqId: request.id }, 'A voice webhook failed');
        return onFailure;
      },
    );
    await reply.status(answer.status).header('content-type', 'text/xml; charset=utf-8').send(answer.twiml);
  }
}

const isSigned = ({ headers }: FastifyRequest) => typeof headers['x-twilio-signature'] === 'string';
