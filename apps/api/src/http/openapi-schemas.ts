import * as contracts from '@cordboard/contracts';
import { z } from 'zod';

export type Json = Record<string, unknown>;

/** A contract by its name; any other schema as it is. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = componentNames.get(schema);
  if (name) return { $ref: `#/components/schemas/${name}` };
  return embeddable(z.toJSONSchema(schema, { io }));
}

const componentNames = new Map<z.ZodType, string>(
  Object.entries(contracts).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[value, name.charAt(0).toUpperCase() + name.slice(1)] as const] : [],
  ),
);

/** Every contract, as what other schemas refer to. */
export function componentSchemas(): Json {
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
