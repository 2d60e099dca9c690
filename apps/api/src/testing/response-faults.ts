import * as contracts from '@cordboard/contracts';
import { z } from 'zod';
import type { OpenApiDocument, OpenApiOperation } from './openapi-document.js';
import type { Answer } from './test-api.js';

/** What about an answer is not as the document says; nothing where all is. */
export function responseFaults(document: OpenApiDocument) {
  const schemas = new Map<object, z.ZodType>();
  const schemaOf = (described: object): z.ZodType => {
    const known = schemas.get(described);
    if (known) return known;
    const { $ref } = described as { $ref?: string };
    const made = $ref
      ? contractOf($ref, document)
      : z.fromJSONSchema(described as Parameters<typeof z.fromJSONSchema>[0]);
    schemas.set(described, made);
    return made;
  };
  return (operation: OpenApiOperation, { status, headers, text, body }: Answer<unknown>): string[] => {
    if (status >= 500) return [`${status} ${text}`];
    const described = operation.responses[status];
    if (!described) return [`${status}, which the document does not know: ${text}`];
    const [type = ''] = String(headers['content-type'] ?? '').split(';');
    const contents = described.content ?? {};
    if (Object.keys(contents).length === 0) return text === '' ? [] : [`${status} with a body: ${text}`];
    const content = contents[type];
    if (!content) return [`${status} as ${type}: ${text}`];
    if (!type.endsWith('json')) return [];
    const { error } = schemaOf(content.schema).safeParse(body);
    return error ? [`${status} ${text.slice(0, 300)}: ${z.prettifyError(error)}`] : [];
  };
}

/** The contract that a component was made from. */
function contractOf(ref: string, { components }: OpenApiDocument): z.ZodType {
  const name = ref.split('/').at(-1) ?? '';
  const found: unknown = Object.entries(contracts).find(
    ([key]) => key.charAt(0).toUpperCase() + key.slice(1) === name,
  )?.[1];
  if (!(found instanceof z.ZodType) || !components.schemas[name]) throw new Error(`There is no contract ${name}`);
  return found;
}
