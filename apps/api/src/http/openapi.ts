import type { ApiKeyScope } from '@cordboard/contracts';
import { RequestMethod, type Type } from '@nestjs/common';
// The keys under which Nest keeps what its decorators were told; @nestjs/swagger reads them in the same way.
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { z } from 'zod';
import { AUDIENCE, defaultAudience, SCOPE, type Audience } from '../authentication/principal.js';
import { sessionCookieName } from '../sign-in/session-cookie.js';
import { operationOf, type Part } from './openapi-operation.js';
import { componentSchemas, type Json } from './openapi-schemas.js';
import { OPERATION, tags, type OperationDescription } from './operation.js';

/** Nest's numbers for where an argument comes from. */
const parts: Record<number, Part> = { 3: 'body', 4: 'query', 5: 'path' };

/** The OpenAPI 3.1 document, read off the controllers: routes, zod schemas, audience, errors. */
export function describeApi(controllers: readonly Type[], { version, url }: { version: string; url: string }): Json {
  const paths: Record<string, Json> = {};
  for (const controller of controllers) {
    for (const { path, method, operation } of operationsOf(controller)) {
      paths[path] = { ...paths[path], [method]: operation };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cordboard',
      version,
      description: 'Twilio Voice for any CRM: config, client names, tokens, the embedded softphone, the call log.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(),
      headers: {
        RateLimit: {
          description:
            'How many more requests may be made (r), and in how many seconds there are all of them again (t): https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
          schema: { type: 'string' },
          example: '"api-key";r=5999;t=60',
        },
        'RateLimit-Policy': {
          description: 'By what requests are counted, and how many (q) may be made within how many seconds (w).',
          schema: { type: 'string' },
          example: '"api-key";q=6000;w=60',
        },
        'Retry-After': { description: 'In how many seconds to try again.', schema: { type: 'integer' } },
      },
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, `cb_…`: acts for its tenant, within the named scope.',
        },
        session: { type: 'http', scheme: 'bearer', description: 'A softphone session, `cbs_…`: for its own client.' },
        consoleSession: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName,
          description:
            'A console session: for an admin in at least the named role. Writes need the service’s own Origin.',
        },
        operatorSession: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName,
          description:
            'The session of somebody who runs Cordboard for many tenants. Writes need the service’s own Origin.',
        },
        twilioSignature: { type: 'apiKey', in: 'header', name: 'X-Twilio-Signature' },
      },
    },
  };
}

function* operationsOf(controller: Type) {
  const prototype: object = controller.prototype;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const handler: unknown = Reflect.get(prototype, name);
    const description: OperationDescription | undefined =
      typeof handler === 'function' ? Reflect.getMetadata(OPERATION, handler) : undefined;
    if (typeof handler !== 'function' || !description) continue;
    const audience: Audience =
      Reflect.getMetadata(AUDIENCE, handler) ?? Reflect.getMetadata(AUDIENCE, controller) ?? defaultAudience;
    const scope: ApiKeyScope | undefined =
      Reflect.getMetadata(SCOPE, handler) ?? Reflect.getMetadata(SCOPE, controller);
    const segments = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)];
    const path = `/${segments.filter((segment) => segment && segment !== '/').join('/')}`;
    const method = (RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler)] ?? 'GET').toLowerCase();
    yield {
      path: path.replace(/:(\w+)/g, '{$1}'),
      method,
      operation: operationOf(description, { audience, scope }, { method, route: path }, schemasOf(controller, name)),
    };
  }
}

function schemasOf(controller: Type, name: string): Partial<Record<Part, z.ZodType>> {
  const args: Record<string, { schema?: z.ZodType }> = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {};
  return Object.fromEntries(
    Object.entries(args).flatMap(([key, { schema }]) => {
      const part = parts[Number.parseInt(key, 10)];
      return part && schema ? [[part, schema]] : [];
    }),
  );
}
