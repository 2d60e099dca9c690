import { createHash } from 'node:crypto';
import type { TenantId } from '@cordboard/contracts';

/** Where a chain ends: how many entries it has, and the hash of the last, in hexadecimal digits. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** An entry as it is stored, each field as text. */
export interface StoredEntry {
  readonly sequence: number;
  readonly hash: string;
  /** Microseconds since 1970. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly targetKind: string;
  readonly targetId: string | null;
  readonly targetName: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Verdict {
  /** How many entries were looked at. */
  readonly entries: number;
  /** Of the chain as far as it was found to be sound. */
  readonly head: ChainHead;
  /** The first thing that is wrong; undefined where nothing is. */
  readonly finding?: { readonly sequence: number; readonly what: string } | undefined;
}

export const beginning: ChainHead = { sequence: 0, hash: '00'.repeat(32) };

/**
 * A hash is SHA-256 over these, each with its length in bytes before it, `-` for none, joined by commas:
 *
 *     "cordboard audit 1", hash of the entry before, tenant, sequence, microseconds, actor's kind, id and name, action,
 *     target's kind, id and name, address, device, before, after
 *
 * Nothing can move from one field into the next, and no entry to another place or tenant. The database makes it when an
 * entry is appended; here it is made a second time, by other code.
 */
export function hashEntry(tenantId: TenantId, previousHash: string, entry: StoredEntry): string {
  const fields = [
    ...['cordboard audit 1', previousHash, tenantId, String(entry.sequence), entry.at],
    ...[entry.actorKind, entry.actorId, entry.actorName, entry.action],
    ...[entry.targetKind, entry.targetId, entry.targetName, entry.address, entry.device, entry.before, entry.after],
  ];
  const content = fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join(',');
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Follows a tenant's chain from its first entry to its head. `lots` come in the order of their sequence. `expected` is a
 * head of this chain that was kept elsewhere: what whoever owns the database cannot rewrite.
 */
export async function verifyChain(
  tenantId: TenantId,
  lots: AsyncIterable<readonly StoredEntry[]> | Iterable<readonly StoredEntry[]>,
  { head, expected }: { head: ChainHead | undefined; expected?: ChainHead | undefined },
): Promise<Verdict> {
  let last = beginning;
  let isAsExpected = expected === undefined || isSame(expected, beginning);
  const found = (sequence: number, what: string): Verdict => ({
    entries: last.sequence,
    head: last,
    finding: { sequence, what },
  });
  for await (const entries of lots) {
    for (const entry of entries) {
      const next = last.sequence + 1;
      if (entry.sequence !== next) return found(next, `is missing: entry ${entry.sequence} stands in its place`);
      if (entry.hash !== hashEntry(tenantId, last.hash, entry)) {
        return found(next, next === 1 ? 'was changed' : `does not follow from entry ${last.sequence}: one was changed`);
      }
      last = { sequence: next, hash: entry.hash };
      if (expected && isSame(expected, last)) isAsExpected = true;
      if (expected?.sequence === next && !isAsExpected)
        return found(next, 'is another one than at the time of the kept head');
    }
  }
  if (!head) return found(last.sequence, 'is the last there is, and the head of the log is missing');
  if (head.sequence > last.sequence) {
    return found(last.sequence + 1, `is missing, and all after it: the head of the log says ${head.sequence} entries`);
  }
  if (!isSame(head, last)) return found(last.sequence, 'is the last there is, and the head of the log says otherwise');
  if (!isAsExpected) return found(last.sequence + 1, `is missing: the kept head says ${expected?.sequence} entries`);
  return { entries: last.sequence, head: last };
}

const isSame = (one: ChainHead, other: ChainHead) => one.sequence === other.sequence && one.hash === other.hash;
