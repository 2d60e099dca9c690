import { z } from 'zod';

/** What a key may be allowed to do. `tokens:write` includes launching softphones, whose sessions get tokens too. */
export const apiKeyScopes = [
  'tokens:write',
  'clients:read',
  'clients:write',
  'calls:read',
  'config:read',
  'config:write',
  'audit:read',
] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** How many requests a minute it may make; null for the deployment's own default. */
const requestsPerMinute = z.int().min(1).max(10_000_000).nullable();

export const createApiKey = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** All of them where it is left out. */
  scopes: z.array(z.enum(apiKeyScopes)).min(1).max(apiKeyScopes.length).optional(),
  /** It is refused from then on; left out or null, it works until it is revoked. */
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
  requestsPerMinute: requestsPerMinute.optional(),
});
export type CreateApiKey = z.infer<typeof createApiKey>;

export const changeApiKey = z.strictObject({ requestsPerMinute });
export type ChangeApiKey = z.infer<typeof changeApiKey>;

export const apiKey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** What the key begins with and ends with; null for a key that is older than this record of it. */
  preview: z.strictObject({ prefix: z.enum(['cb_live', 'cb_test']), lastFour: z.string().length(4) }).nullable(),
  scopes: z.array(z.enum(apiKeyScopes)),
  requestsPerMinute,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** To the minute; null for a key that was never used. */
  lastUsedAt: z.iso.datetime().nullable(),
  /** Of what can be changed about it; sent back as If-Match with a change, in quotes. */
  version: z.string(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** `key` is told this once and stored nowhere. */
export const createdApiKey = apiKey.extend({ key: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

export const apiKeyList = z.strictObject({
  data: z.array(apiKey),
  /** What a key may do that says nothing else; null where there is no limit. */
  defaultRequestsPerMinute: requestsPerMinute,
});
export type ApiKeyList = z.infer<typeof apiKeyList>;
