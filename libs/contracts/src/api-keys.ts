import { z } from 'zod';

export const createApiKey = z.strictObject({ name: z.string().trim().min(1).max(120) });
export type CreateApiKey = z.infer<typeof createApiKey>;

export const apiKey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** What the key begins with and ends with; null for a key that is older than this record of it. */
  preview: z.strictObject({ prefix: z.enum(['cb_live', 'cb_test']), lastFour: z.string().length(4) }).nullable(),
  createdAt: z.iso.datetime(),
  /** To the minute; null for a key that was never used. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** `key` is told this once and stored nowhere. */
export const createdApiKey = apiKey.extend({ key: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

export const apiKeyList = z.strictObject({ data: z.array(apiKey) });
export type ApiKeyList = z.infer<typeof apiKeyList>;
