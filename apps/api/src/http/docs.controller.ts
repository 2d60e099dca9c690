import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Public } from '../authentication/principal.js';
import { Environment } from '../environment.js';
import { describeApi } from './openapi.js';
import { Operation } from './operation.js';

/** The built Swagger UI, served from here: the docs ask no other host for anything. */
export const swaggerUiDirectory = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Cordboard API</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
    <link rel="icon" href="/docs/assets/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;
const script = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;

const homePage = (hasDemoCrm: boolean) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Cordboard</title>
  </head>
  <body>
    <h1>Cordboard</h1>
    <ul>
      <li><a href="/console/">The console</a></li>
      ${hasDemoCrm ? '<li><a href="/crm/">The demo CRM</a></li>' : ''}
      <li><a href="/docs">API documentation</a> (<a href="/openapi.json">OpenAPI</a>)</li>
      <li><a href="/health/ready">Is it ready?</a></li>
    </ul>
  </body>
</html>
`;

@Controller()
@Public()
export class DocsController {
  #document: object | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  @Get('openapi.json')
  @Operation({
    id: 'getOpenApi',
    tag: 'Docs',
    summary: 'This document',
    answers: { 200: 'application/json' },
    errors: [],
  })
  document(): object {
    // Made when it is first asked for: a node that starts has better things to do.
    this.#document ??= describeApi(
      this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? [metatype as never] : [])),
      { version: '0.1.0', url: this.environment.publicUrl },
    );
    return this.#document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header(
    'content-security-policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  )
  docs(): string {
    return page;
  }

  @Get('docs/start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return script;
  }

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  home(): string {
    return homePage(this.environment.demoCrmUrl !== undefined);
  }
}
