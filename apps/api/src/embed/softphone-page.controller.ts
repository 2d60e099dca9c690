import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Inject, Logger, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../authentication/principal.js';
import { DomainError } from '../domain-error.js';
import { Environment } from '../environment.js';
import { EmbedSessions } from './embed-sessions.js';

class SoftphoneNotBuilt extends DomainError {
  readonly code = 'server.unavailable';
  override readonly remedy = 'Build it with "npm run build", or point SOFTPHONE_DIR at its built files.';
}

/** The softphone's page. Who may frame it is decided anew for each launch: the origin that the launch was made for. */
@Controller('softphone')
@Public()
export class SoftphonePageController {
  readonly #logger = new Logger(SoftphonePageController.name);

  constructor(
    private readonly embedSessions: EmbedSessions,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.url.split('?')[0] === '/softphone') {
      await reply.redirect(request.url.replace('/softphone', '/softphone/'), 308);
      return;
    }
    const page = await this.#readPage();
    const { launch } = Object(request.query) as { launch?: unknown };
    const origin = typeof launch === 'string' ? await this.#findOrigin(launch) : undefined;
    await reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', this.#contentSecurityPolicy(origin))
      .header('permissions-policy', 'microphone=(self), camera=(), geolocation=()')
      .send(page);
  }

  #contentSecurityPolicy(frameAncestor: string | undefined): string {
    const { twilioSignallingHost } = this.environment;
    const localTwilio = twilioSignallingHost ? [`ws://${twilioSignallingHost}`, `http://${twilioSignallingHost}`] : [];
    return [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "media-src 'self' blob: data:",
      // blob: is for the ring tones, which the Voice SDK fetches like any file.
      ["connect-src 'self' blob: wss://*.twilio.com https://*.twilio.com", ...localTwilio].join(' '),
      "worker-src 'self' blob:",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${frameAncestor ?? "'none'"}`,
    ].join('; ');
  }

  async #findOrigin(launch: string): Promise<string | undefined> {
    try {
      return await this.embedSessions.findOrigin(launch);
    } catch (error) {
      this.#logger.error({ err: error }, 'Could not look up who may frame the softphone');
      return undefined;
    }
  }

  async #readPage(): Promise<string> {
    try {
      return await readFile(join(this.environment.softphoneDirectory, 'index.html'), 'utf8');
    } catch {
      throw new SoftphoneNotBuilt('The softphone is not built.');
    }
  }
}
