import type { ApiKeyScope, ErrorCode } from '@cordboard/contracts';
import { z } from 'zod';
import { leastRoleOf, type Audience, type Guest } from '../authentication/principal.js';
import { statusOfCode, titleOfStatus } from './error-status.js';
import { schemaOf, type Json } from './openapi-schemas.js';
import type { OperationDescription } from './operation.js';

export type Part = 'body' | 'query' | 'path';

/** One operation, with the errors that all of its kind have. `route` is written as Nest has it, `/v1/calls/:callSid`. */
export function operationOf(
  { id, tag, summary, description, answers, errors, formBody, csvBody, ifMatch }: OperationDescription,
  { audience, scope }: { audience: Audience; scope: ApiKeyScope | undefined },
  { method, route }: { method: string; route: string },
  { body, query, path }: Partial<Record<Part, z.ZodType>>,
): Json {
  const codes: ErrorCode[] = [
    ...(body ? (['request.malformed_json', 'request.too_large', 'request.unsupported_media_type'] as const) : []),
    ...(csvBody || formBody ? (['request.too_large', 'request.unsupported_media_type'] as const) : []),
    ...(body || query || path || formBody ? (['request.invalid'] as const) : []),
    ...(audience === 'anyone'
      ? []
      : ([
          ...(['auth.credentials_missing', 'auth.credentials_invalid', 'auth.credentials_expired'] as const),
          ...(['auth.session_expired', 'auth.session_ended', 'auth.forbidden'] as const),
        ] as const)),
    ...(audience.includes('api-key') ? (['auth.scope_missing'] as const) : []),
    ...(audience !== 'anyone' && isOfTenants(audience) ? (['tenant.suspended'] as const) : []),
    ...(audience !== 'anyone' && leastRoleOf(audience) ? (['auth.second_factor_required'] as const) : []),
    ...(audience !== 'anyone' && isForSignedIn(audience) && method !== 'get' ? (['auth.origin_refused'] as const) : []),
    ...errors,
    'request.rate_limited',
    'server.internal',
    'server.unavailable',
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(audience, scope, formBody !== undefined),
    parameters: [
      ...parametersOf('path', path ?? namesIn(route)),
      ...parametersOf('query', query),
      ...(ifMatch
        ? [{ name: 'If-Match', in: 'header', required: ifMatch === 'required', schema: { type: 'string' } }]
        : []),
    ],
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
    ...(csvBody && {
      requestBody: { required: true, description: csvBody, content: { 'text/csv': { schema: { type: 'string' } } } },
    }),
    responses: { ...successes(answers, formBody === undefined), ...failures(codes) },
  };
}

function securityOf(audience: Audience, scope: ApiKeyScope | undefined, isSigned: boolean): Json[] {
  if (audience === 'anyone') return isSigned ? [{ twilioSignature: [] }] : [];
  const role = leastRoleOf(audience);
  return [
    ...(audience.includes('api-key') ? [{ apiKey: scope ? [scope] : [] }] : []),
    ...(audience.includes('session') ? [{ session: [] }] : []),
    ...(role ? [{ consoleSession: [role] }] : []),
    ...(audience.includes('operator') ? [{ operatorSession: [] }] : []),
  ];
}

const isOfTenants = (audience: readonly Guest[]) => audience.some((guest) => guest !== 'operator');
const isForSignedIn = (audience: readonly Guest[]) =>
  leastRoleOf(audience) !== undefined || audience.includes('operator');

/** Every answer says how much of the caller's limit is left; those to Twilio, who has none, do not. */
const limitHeaders = Object.fromEntries(
  ['RateLimit', 'RateLimit-Policy'].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

function successes(answers: OperationDescription['answers'], isLimited: boolean): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, body]) => {
      const content =
        typeof body === 'string'
          ? { [body]: { schema: body === 'application/json' ? { type: 'object' } : { type: 'string' } } }
          : body && { 'application/json': { schema: schemaOf(body, 'output') } };
      const headers = isLimited && { headers: limitHeaders };
      return [
        status,
        { description: content ? 'Done' : 'Done; there is no body', ...headers, ...(content && { content }) },
      ];
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
        ...(status === 429 && {
          headers: { ...limitHeaders, 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
        }),
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
