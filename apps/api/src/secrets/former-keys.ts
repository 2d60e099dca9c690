import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal, type Place, type SealingKey } from './sealed-box.js';

/** What is given out under a key that follows from a data key, and comes back later: perhaps after that was replaced. */
export const outlivingPurposes = ['cordboard token ids', 'cordboard sign-in challenges'] as const;
export type OutlivingPurpose = (typeof outlivingPurposes)[number];

/** A token lives for a day at most, a challenge for minutes; and clocks differ. */
const outlivingMilliseconds = 25 * 3_600_000;

/** A key that followed from a data key that is gone. That one does not follow from it. */
export interface FormerKey {
  readonly purpose: OutlivingPurpose;
  readonly key: Buffer;
  /** Nothing that was made with it is good any more. */
  readonly until: Date;
}

const stored = z.array(
  z.object({
    purpose: z.enum(outlivingPurposes),
    key: z.base64().transform((text) => Buffer.from(text, 'base64')),
    until: z.iso.datetime().transform((text) => new Date(text)),
  }),
);

/** One way: HKDF. */
export const derivedFrom = (dataKey: Uint8Array, owner: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, owner, purpose, 32));

/** What is left of a data key that goes. */
export const formerKeysOf = (dataKey: Uint8Array, owner: string, now: Date): FormerKey[] =>
  outlivingPurposes.map((purpose) => ({
    purpose,
    key: derivedFrom(dataKey, owner, purpose),
    until: new Date(now.getTime() + outlivingMilliseconds),
  }));

export function sealFormerKeys(dataKey: SealingKey, former: readonly FormerKey[], place: Place): Buffer {
  const texts = former.map(({ purpose, key, until }) => ({ purpose, key: key.toString('base64'), until }));
  return seal(dataKey, Buffer.from(JSON.stringify(texts)), place);
}

/** Those of which something may still be good. @throws UnsealError */
export const openFormerKeys = (dataKey: SealingKey, sealed: Buffer, place: Place, now: Date): FormerKey[] =>
  stored.parse(JSON.parse(unseal(dataKey, sealed, place).toString())).filter(({ until }) => until > now);
