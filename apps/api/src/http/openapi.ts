import * as contracts from '@cordboard/contracts';
import type { ErrorCode } from '@cordboard/contracts';
import { RequestMethod, type Type } from '@nestjs/common';
// The keys under which Nest keeps what its decorators were told; @nestjs/swagger reads them in the same way.
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { z } from 'zod';
import { AUDIENCE, type Audience } from '../authentication/principal.js';
import { statusOfCode, titleOfStatus } from './error-status.js';
import { OPERATION, type OperationDescription } from './operation.js';

type Json = Record<string, unknown>;
type Part = 'body' | 'query' | 'path';
const parts: Record<number, Part> = { 3: 'body', 4: 'query', 5: 'path' };

/** In the order in which a newcomer needs them. */
const tags = ['Tokens', 'Clients', 'Embed', 'Calls', 'Twilio config', 'Voice webhooks', 'Health', 'Docs'] as const;
export type Tag = (typeof tags)[number];

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
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, `cb_…`: may do everything for its tenant.',
        },
        session: { type: 'http', scheme: 'bearer', description: 'A softphone session, `cbs_…`: for its own client.' },
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
      Reflect.getMetadata(AUDIENCE, handler) ?? Reflect.getMetadata(AUDIENCE, controller) ?? 'api-key';
    const segments = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)];
    const path = `/${segments.filter((segment) => segment && segment !== '/').join('/')}`;
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler)] ?? 'GET';
    yield {
      path: path.replace(/:(\w+)/g, '{$1}'),
      method: method.toLowerCase(),
      operation: operationOf(description, audience, path, schemasOf(controller, name)),
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

function operationOf(
  { id, tag, summary, description, answers, errors, formBody }: OperationDescription,
  audience: Audience,
  route: string,
  { body, query, path }: Partial<Record<Part, z.ZodType>>,
): Json {
  const security = {
    anyone: formBody ? [{ twilioSignature: [] }] : [],
    'api-key': [{ apiKey: [] }],
    'api-key-or-session': [{ apiKey: [] }, { session: [] }],
  }[audience];
  const codes: ErrorCode[] = [
    ...(body ? (['request.malformed_json', 'request.too_large', 'request.unsupported_media_type'] as const) : []),
    ...(body || query || path ? (['request.invalid'] as const) : []),
    ...(audience === 'anyone'
      ? []
      : (['auth.credentials_missing', 'auth.credentials_invalid', 'auth.session_expired', 'auth.forbidden'] as const)),
    ...errors,
    'server.internal',
    'server.unavailable',
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security,
    parameters: [...parametersOf('path', path ?? namesIn(route)), ...parametersOf('query', query)],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    ...(formBody && {
      requestBody: {
        required: true,
        description: formBody,
        content: {
          'application/x-www-form-urlencoded': { schema: { type: 'object', additionalProperties: { type: 'string' } } },
        },
      },
    }),
    responses: { ...successes(answers), ...failures(codes) },
  };
}

function successes(answers: OperationDescription['answers']): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, body]) => {
      const content =
        typeof body === 'string'
          ? { [body]: { schema: body === 'application/json' ? { type: 'object' } : { type: 'string' } } }
          : body && { 'application/json': { schema: schemaOf(body, 'output') } };
      return [status, { description: content ? 'Done' : 'Done; there is no body', ...(content && { content }) }];
    }),
  );
}

function failures(codes: readonly ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(statusOfCode[code], [...(byStatus.get(statusOfCode[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: `${titleOfStatus[status]}: ${[...new Set(of)].map((code) => `\`${code}\``).join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function parametersOf(part: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: part,
    required: part === 'path' || required.includes(name),
    schema: property,
  }));
}

/** For a route whose handler reads its parameters itself, any text. */
function namesIn(route: string): z.ZodType | undefined {
  const names = [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return names.length > 0 ? z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) : undefined;
}

/** A contract by its name; any other schema as it is. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = componentNames.get(schema);
  if (name) return { $ref: `#/components/schemas/${name}` };
  return embeddable(z.toJSONSchema(schema, { io }));
}

const componentNames = new Map<z.ZodType, string>(
  Object.entries(contracts).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[value, name.charAt(0).toUpperCase() + name.slice(1)] as const] : [],
  ),
);

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of componentNames) registry.add(schema, { id });
  const uri = (id: string) => `#/components/schemas/${id}`;
  // What comes in may leave out what has a default.
  const { schemas } = z.toJSONSchema(registry, { uri, io: 'input' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, embeddable(schema)]));
}

/** Without what names a schema as a document of its own. */
const embeddable = (schema: object): Json =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
