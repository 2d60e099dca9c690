import type { OpenApiDocument, OpenApiOperation } from './openapi-document.js';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
}

/** A body after an operation's schema that says `text` wherever a text may stand; undefined where there is no JSON body. */
export function bodyFilledWith(
  text: string,
  document: OpenApiDocument,
  operation: OpenApiOperation,
): object | undefined {
  const content = operation.requestBody?.content['application/json'];
  return content && (fill(content.schema as Schema, text, document, 0) as object);
}

function fill(schema: Schema, text: string, document: OpenApiDocument, depth: number): unknown {
  if (depth > 8) return null;
  const into = (inner: Schema) => fill(inner, text, document, depth + 1);
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return into((document.components.schemas[name] ?? {}) as Schema);
  }
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (first) return into(first);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, into(inner)]));
    case 'array':
      return schema.items ? [into(schema.items)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 60;
    case 'boolean':
      return true;
    default:
      return text;
  }
}
