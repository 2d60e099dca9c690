import { z } from 'zod';
import { auditActions, auditActorKinds, auditTargetKinds } from './audit-words.js';
import { pageOf, pageQuery } from './paging.js';

/** In place of a secret: the same for the same secret of one tenant, and nothing that it could be guessed from. */
export const auditFingerprint = z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{16}$/) });
export type AuditFingerprint = z.infer<typeof auditFingerprint>;

const values = z.record(z.string(), z.unknown());

/** One thing that somebody did. */
export const auditEntry = z.strictObject({
  /** Counts up by one within a tenant, without gaps. */
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  actor: z.strictObject({ kind: z.enum(auditActorKinds), id: z.string().nullable(), name: z.string().nullable() }),
  action: z.enum(auditActions),
  target: z.strictObject({ kind: z.enum(auditTargetKinds), id: z.string().nullable(), name: z.string().nullable() }),
  /** The IP address and the browser or program; null where there was none. */
  origin: z.strictObject({ address: z.string().nullable(), device: z.string().nullable() }),
  /** What has changed, as it was; null for what is new. */
  before: values.nullable(),
  /** What has changed, as it is since then; null for what is gone. */
  after: values.nullable(),
  /** SHA-256 over this entry and the hash of the one before. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const auditFilter = {
  /** An id, or what a name begins with. */
  actor: z.string().trim().min(1).max(200).optional(),
  action: z.enum(auditActions).optional(),
  /** An id, or what a name begins with. */
  target: z.string().trim().min(1).max(200).optional(),
  /** Only what happened then or later. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Only what happened earlier. */
  to: z.iso.datetime({ offset: true }).optional(),
};

export const listAuditLogQuery = pageQuery.extend(auditFilter);
export const exportAuditLogQuery = z.strictObject(auditFilter);
export const auditPage = pageOf(auditEntry);
export type AuditPage = z.infer<typeof auditPage>;
