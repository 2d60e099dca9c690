import { z } from 'zod';
import { applicationSid, e164 } from './identifiers.js';
import { configOrigins, voiceEdges } from './voice-edges.js';

export const voiceEdge = z.enum(voiceEdges);

/** What a team or a rep has of its own; null where the next one up decides: the team, then the tenant. */
export const overrides = z.strictObject({
  applicationSid: applicationSid.nullable(),
  callerId: e164.nullable(),
  edge: voiceEdge.nullable(),
});
export type Overrides = z.infer<typeof overrides>;

const valueWithOrigin = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    value: value.nullable(),
    origin: z.enum(configOrigins),
    /** What would hold if the rep had none of its own. */
    inherited: z.strictObject({ value: value.nullable(), origin: z.enum(configOrigins) }),
  });

/** What holds for one rep, and where each value comes from; a value of null is one that nobody has chosen. */
export const effectiveConfig = z.strictObject({
  applicationSid: valueWithOrigin(applicationSid),
  callerId: valueWithOrigin(e164),
  edge: valueWithOrigin(voiceEdge),
  /** Of the rep's own values; sent back as If-Match with a change of them, in quotes. */
  version: z.string(),
});
export type EffectiveConfig = z.infer<typeof effectiveConfig>;
