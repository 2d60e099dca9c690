import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../authentication/principal.js';
import { DomainError } from '../domain-error.js';
import { Environment } from '../environment.js';

class EmbedScriptNotBuilt extends DomainError {
  readonly code = 'server.unavailable';
  override readonly remedy = 'Build it with "npm run build", or point SOFTPHONE_DIR at its built files.';
}

/** The loader as a plain script, for pages that install no package. The name says which messages it speaks. */
@Controller('embed')
@Public()
export class EmbedScriptController {
  #script: Promise<{ code: Buffer; tag: string }> | undefined;

  constructor(@Inject(Environment) private readonly environment: Environment) {}

  @Get('v1.js')
  async load(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { code, tag } = await this.#read();
    reply
      .header('etag', tag)
      // An hour, so that a page of tomorrow gets what was repaired today; stale for a day more while it is asked for.
      .header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('access-control-allow-origin', '*')
      .header('content-type', 'text/javascript; charset=utf-8');
    if (request.headers['if-none-match'] === tag) await reply.status(304).send();
    else await reply.send(code);
  }

  #read() {
    this.#script ??= readFile(join(this.environment.softphoneDirectory, 'embed', 'v1.js')).then(
      (code) => ({ code, tag: `"${createHash('sha256').update(code).digest('base64url').slice(0, 22)}"` }),
      () => {
        this.#script = undefined;
        throw new EmbedScriptNotBuilt('The embed script is not built.');
      },
    );
    return this.#script;
  }
}
