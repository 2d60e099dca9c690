import { z } from 'zod';
import { fieldRules } from './field-rules.js';
import { webOrigin } from './identifiers.js';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** An origin that may be allowed: browsers give the microphone to https pages only, but for the machine itself. */
export const embedOrigin = webOrigin
  .max(255)
  .refine((value) => URL.canParse(value) && (value.startsWith('https:') || loopback.test(new URL(value).hostname)), {
    error: fieldRules.origin_not_https,
  });

export const allowEmbedOrigin = z.strictObject({ origin: embedOrigin });
export type AllowEmbedOrigin = z.infer<typeof allowEmbedOrigin>;

/** Which one to take off the list. */
export const removeEmbedOriginQuery = z.strictObject({ origin: webOrigin });
export type RemoveEmbedOriginQuery = z.infer<typeof removeEmbedOriginQuery>;

export const seenOrigin = z.strictObject({
  origin: webOrigin,
  allowed: z.boolean(),
  /** When a softphone was last opened there; null: never. */
  seenAt: z.iso.datetime().nullable(),
  /** When a launch for it was last turned away; null: never. */
  refusedAt: z.iso.datetime().nullable(),
});
export type SeenOrigin = z.infer<typeof seenOrigin>;

export const embedOrigins = z.strictObject({
  /** False until the first origin is allowed: till then every origin that a launch names is. */
  enforced: z.boolean(),
  data: z.array(seenOrigin),
});
export type EmbedOrigins = z.infer<typeof embedOrigins>;
