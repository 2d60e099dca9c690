import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../authentication/principal.js';
import { Environment } from '../environment.js';

/** The console loads from here alone and is framed by nobody: a click in it can change how a company telephones. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  // The softphone that is tried out.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const notBuilt = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Cordboard</title>
  </head>
  <body>
    <h1>The console is not built</h1>
    <p>Build it with "npm run build", or point CONSOLE_DIR at its built files.</p>
  </body>
</html>
`;

/** The console's page, the same at each of its addresses: which screen that is, the page sees for itself. */
@Controller('console')
@Public()
export class ConsolePageController {
  constructor(@Inject(Environment) private readonly environment: Environment) {}

  @Get(['', '*'])
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [path = ''] = request.url.split('?');
    if (path === '/console') {
      await reply.redirect(request.url.replace('/console', '/console/'), 308);
      return;
    }
    // A script of an older build is not there any more; the page in its place would be a riddle.
    const page = path.startsWith('/console/assets/') ? undefined : await this.#readPage();
    await reply
      .status(page === undefined ? 404 : 200)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', contentSecurityPolicy)
      .send(page ?? notBuilt);
  }

  async #readPage(): Promise<string | undefined> {
    try {
      return await readFile(join(this.environment.consoleDirectory, 'index.html'), 'utf8');
    } catch {
      return undefined;
    }
  }
}
