import { aSid } from './test-api.js';
import type { OpenApiDocument } from './openapi-document.js';
import type { Random } from './random.js';
import type { Schema } from './request-of-schema.js';

/** Texts that a careless program stumbles over. */
export const awkwardTexts = ['', 'alice', 'x'.repeat(2_000), '\u0000', '\ud800', '😀', '%00', '../..', '{}', '-1', '0', '1e999', 'null', 'client:alice', '+14155550142', '-- ', "' or 1=1", '<x/>', '2026-01-01T00:00:00.000Z']; // prettier-ignore

const awkwardNames = ['constructor', 'toString', '__proto__', 'tenantId', '', 'x'.repeat(500), 'a.b', 'a[]'];

/** What fits where it says so, so that nonsense beside it gets further than the first check. */
const likelyTexts: Record<string, readonly string[]> = {
  clientName: ['alice', 'bob'],
  name: ['bob', 'Acme'],
  email: ['ann@example.com'],
  ownerEmail: ['ann@example.com'],
  password: ['a fine password'],
  currentPassword: ['a fine password'],
  newPassword: ['another fine password'],
  origin: ['https://crm.example.com'],
  callerId: ['+14155550100'],
  country: ['US', 'GB'],
  code: ['123456'],
  issuer: ['http://127.0.0.1:9'],
  prefix: ['+1900'],
  number: ['+14155550142'],
};

/** A value after a schema, of which here and there something is left out, put in, or of another kind. */
export function nonsenseOf(schema: Schema, document: OpenApiDocument, choices: Random, name = '', depth = 0): unknown {
  const { chance, pick, below } = choices;
  if (depth > 6 || chance(0.06)) return aValue(choices);
  const into = (inner: Schema, of = name) => nonsenseOf(inner, document, choices, of, depth + 1);
  if (schema.$ref) return into((document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) as Schema);
  const alternatives = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (alternatives?.length) return into(pick(alternatives));
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum);
  switch (pick([schema.type].flat())) {
    case 'object':
      return anObject(schema.properties ?? {}, choices, into);
    case 'array':
      return Array.from({ length: below(3) }, () => (schema.items ? into(schema.items) : aValue(choices)));
    case 'integer':
    case 'number':
      return pick([schema.minimum ?? 1, 60, 0, -1, 1.5, 2 ** 31, 1e308]);
    case 'boolean':
      return chance(0.5);
    case 'null':
      return null;
    default:
      return aText(name, choices);
  }
}

function anObject(
  properties: Record<string, Schema>,
  { chance, pick }: Random,
  into: (of: Schema, name: string) => unknown,
) {
  const known = Object.entries(properties).filter(() => chance(0.9));
  const made = Object.fromEntries(known.map(([name, inner]) => [name, into(inner, name)]));
  return chance(0.1) ? { ...made, [pick(awkwardNames)]: pick(awkwardTexts) } : made;
}

function aText(name: string, { chance, pick }: Random): string {
  if (chance(0.2)) return pick(awkwardTexts);
  const sid = /^(account|application|apiKey|call|pushCredential|phoneNumber)Sids?$/.exec(name)?.[1];
  const prefixes: Record<string, string> = { account: 'AC', application: 'AP', apiKey: 'SK', call: 'CA', pushCredential: 'CR', phoneNumber: 'PN' }; // prettier-ignore
  if (sid) return aSid(prefixes[sid] ?? '');
  return pick(likelyTexts[name] ?? awkwardTexts);
}

/** Anything that JSON can say. */
function aValue(choices: Random, depth = 2): unknown {
  const { pick, many } = choices;
  const kind = depth === 0 ? 'scalar' : pick(['scalar', 'scalar', 'list', 'object']);
  if (kind === 'list') return many(3, () => aValue(choices, depth - 1));
  if (kind === 'object') return Object.fromEntries(many(4, () => [pick(awkwardNames), aValue(choices, depth - 1)]));
  return pick([...awkwardTexts, 0, -1, 1.5, 1e308, true, false, null, 60]);
}
