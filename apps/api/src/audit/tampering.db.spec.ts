import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { createOwnerDataSource } from '../database/data-source.js';
import { ownerUrlOf } from '../operations/with-owner.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { readChain, readHead } from './read-chain.js';
import { recordChange } from './record-change.js';
import { beginning, hashEntry, verifyChain, type ChainHead, type StoredEntry } from './verify-chain.js';

const length = 60;
let api: TestApi;
let tenant: TestTenant;
/** Past row-level security: whoever owns the database, or has broken into it. */
let superuser: DataSource;
let chain: StoredEntry[];
let head: ChainHead;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant({ connected: false });
  superuser = await createOwnerDataSource(ownerUrlOf(api.database.environment)).initialize();
  await superuser.transaction(async (manager) => {
    const first = (await readHead(manager, tenant.tenantId))?.sequence ?? 0;
    for (let index = first; index < length; index++) {
      await recordChange(manager, tenant.tenantId, {
        action: index % 2 === 0 ? 'settings.changed' : 'client.registered',
        target: { kind: 'client', id: index % 3 === 0 ? null : String(index), name: `Müller ${index} 📞` },
        before: { name: `from ${index}` },
        after: { name: `to ${index}`, text: 'zwei, drei "vier"\n' },
        at: api.clock.now(),
      });
    }
  });
  ({ chain, head } = await read(superuser.manager));
});
afterAll(async () => {
  await superuser.destroy();
  await api.stop();
});

async function read(manager: EntityManager) {
  const lots: StoredEntry[] = [];
  for await (const lot of readChain(manager, tenant.tenantId)) lots.push(...lot);
  return { chain: lots, head: (await readHead(manager, tenant.tenantId)) ?? beginning };
}

const verify = (entries: readonly StoredEntry[], end: ChainHead | undefined, expected?: ChainHead) =>
  verifyChain(tenant.tenantId, [[...entries].sort((one, other) => one.sequence - other.sequence)], {
    head: end,
    expected,
  });

function random(seed: number) {
  let state = (seed + 1) * 2654435761;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
type Random = ReturnType<typeof random>;

const fields = ['at', 'actorKind', 'actorId', 'actorName', 'action', 'targetKind', 'targetId', 'targetName', 'address', 'device', 'before', 'after'] as const; // prettier-ignore

const entryAt = (index: number): StoredEntry => chain[index] as StoredEntry;
const replace = (index: number, changed: Partial<StoredEntry>) => chain.with(index, { ...entryAt(index), ...changed });
const edited = (pick: Random, value: string | null) =>
  pick(4) === 0 && value !== null ? null : `${value?.slice(0, pick(value.length)) ?? ''}${pick(10)}x`;

/** Each makes other rows, or another head, of the same chain. */
const tamperings: Record<string, (pick: Random) => { rows: StoredEntry[]; end?: ChainHead }> = {
  'an edited field': (pick) => {
    const index = pick(length);
    const field = fields[pick(fields.length)] ?? 'at';
    const value = entryAt(index)[field];
    return { rows: replace(index, { [field]: field === 'at' ? String(Number(value) + 1) : edited(pick, value) }) };
  },
  'an edited entry that was hashed anew': (pick) => {
    const index = pick(length);
    const entry = { ...entryAt(index), action: `tenant.created ${pick(99)}` };
    const previous = chain[index - 1]?.hash ?? beginning.hash;
    return { rows: replace(index, { ...entry, hash: hashEntry(tenant.tenantId, previous, entry) }) };
  },
  'a character that moved to the next field': (pick) => {
    const index = pick(length);
    const { actorKind, action } = entryAt(index);
    return { rows: replace(index, { actorKind: actorKind.slice(0, -1), action: `${actorKind.at(-1)}${action}` }) };
  },
  'none in place of an empty field': (pick) => {
    const index = pick(length);
    return { rows: replace(index, { address: entryAt(index).address === null ? '' : null }) };
  },
  'a deleted entry': (pick) => ({ rows: chain.toSpliced(pick(length), 1) }),
  'a deleted run of entries': (pick) => ({ rows: chain.toSpliced(pick(length), 1 + pick(20)) }),
  'a deleted entry, and the rest moved up': (pick) => {
    const rows = chain.toSpliced(pick(length), 1).map((entry, index) => ({ ...entry, sequence: index + 1 }));
    return { rows };
  },
  'the newest entries deleted, and the head set back by its number': (pick) => {
    const kept = length - 1 - pick(20);
    return { rows: chain.slice(0, kept), end: { sequence: kept, hash: head.hash } };
  },
  'two entries that changed places': (pick) => {
    const [one, other] = twoOf(pick);
    const [first, second] = [entryAt(one), entryAt(other)];
    const rows = chain
      .with(one, { ...second, sequence: first.sequence })
      .with(other, { ...first, sequence: second.sequence });
    return { rows };
  },
  'two entries that changed their contents and kept their hashes': (pick) => {
    const [one, other] = twoOf(pick);
    const [first, second] = [entryAt(one), entryAt(other)];
    const rows = chain
      .with(one, { ...second, sequence: first.sequence, hash: first.hash })
      .with(other, { ...first, sequence: second.sequence, hash: second.hash });
    return { rows };
  },
  'an entry put in': (pick) => {
    const index = pick(length + 1);
    const copied = entryAt(pick(length));
    const rows = chain.toSpliced(index, 0, { ...copied }).map((entry, place) => ({ ...entry, sequence: place + 1 }));
    return { rows, ...(pick(2) === 0 && { end: { sequence: length + 1, hash: rows.at(-1)?.hash ?? '' } }) };
  },
  'a rest that was hashed anew': (pick) => ({ rows: rewriteFrom(pick(length), pick) }),
  'another head': (pick) => ({ rows: chain, end: { ...head, hash: entryAt(pick(length - 1)).hash } }),
};

function neverNone(): never {
  throw new Error('There are no kinds of tampering');
}

/** Two entries whose exchange is one: they differ in more than their place. */
function twoOf(pick: Random): [number, number] {
  const one = pick(length);
  return [one, (one + 1 + pick(length - 1)) % length];
}

/** What whoever can write every row, and knows how hashes are made, would leave. */
function rewriteFrom(index: number, pick: Random): StoredEntry[] {
  let previous = chain[index - 1]?.hash ?? beginning.hash;
  return chain.map((entry, place) => {
    if (place < index) return entry;
    const changed = place === index ? { ...entry, actorName: `somebody else ${pick(99)}` } : entry;
    previous = hashEntry(tenant.tenantId, previous, changed);
    return { ...changed, hash: previous };
  });
}

test('the database and the verifier make the same hashes, each by its own code', async () => {
  expect(chain).toHaveLength(length);
  expect(await verify(chain, head)).toEqual({ entries: length, head });
});

test('of 1,000 random edits, deletions and swaps every one is found', async () => {
  const kinds = Object.entries(tamperings);
  const unseen: string[] = [];
  for (let seed = 0; seed < 1_000; seed++) {
    const [kind, tamper] = kinds[seed % kinds.length] ?? neverNone();
    const { rows, end = head } = tamper(random(seed));
    const { finding } = await verify(rows, end);
    if (!finding) unseen.push(`${kind} (${seed})`);
  }
  expect(unseen).toEqual([]);
});

test('a chain that was written anew from end to end is found by a head that was kept elsewhere', async () => {
  for (let seed = 0; seed < 100; seed++) {
    const pick = random(seed);
    const kept = { sequence: 1 + pick(length), hash: '' };
    const expected = { ...kept, hash: entryAt(kept.sequence - 1).hash };
    const rows = rewriteFrom(pick(kept.sequence), pick);
    const end = { sequence: length, hash: rows.at(-1)?.hash ?? '' };
    expect((await verify(rows, end)).finding).toBeUndefined();
    expect([seed, (await verify(rows, end, expected)).finding]).toEqual([seed, expect.anything()]);
    const short = chain.slice(0, pick(kept.sequence));
    const { sequence, hash } = short.at(-1) ?? beginning;
    expect([seed, (await verify(short, { sequence, hash }, expected)).finding]).toEqual([seed, expect.anything()]);
    expect((await verify(chain, head, expected)).finding).toBeUndefined();
  }
});

test.each([
  ['an edit', `update audit_entries set after = '{"name":"x"}' where tenant_id = $1 and sequence = 30`, 30, /does not follow from entry 29/],
  ['white space in what is JSON', `update audit_entries set after = (after::text || ' ')::json where tenant_id = $1 and sequence = 30`, 30, /does not follow/],
  ['a microsecond', `update audit_entries set at = at + interval '1 microsecond' where tenant_id = $1 and sequence = 1`, 1, /was changed/],
  ['a deletion', 'delete from audit_entries where tenant_id = $1 and sequence = 30', 30, /is missing: entry 31 stands in its place/],
  ['a deletion of the newest', 'delete from audit_entries where tenant_id = $1 and sequence > 50', 51, /is missing, and all after it: the head of the log says 60/],
  ['a swap', 'update audit_entries set sequence = case sequence when 10 then -20 else -10 end where tenant_id = $1 and sequence in (10, 20)', 1, /is missing/],
  ['a deletion of everything', 'delete from audit_entries where tenant_id = $1', 1, /is missing, and all after it/],
  ['a deletion of the head', 'alter table audit_entries drop constraint audit_entries_head_fkey; delete from audit_heads', 60, /the head of the log is missing/],
  ['a head that was set back', 'delete from audit_entries where tenant_id = $1 and sequence > 50; update audit_heads set sequence = 50', 50, /the head of the log says otherwise/],
])('%s in the table itself is found, and where', async (_, sql, sequence, what) => {
  const taken = superuser.transaction(async (manager) => {
    for (const statement of sql.split('; ')) {
      await manager.query(statement, statement.includes('$1') ? [tenant.tenantId] : []);
    }
    const lots = readChain(manager, tenant.tenantId);
    const { finding } = await verifyChain(tenant.tenantId, lots, { head: await readHead(manager, tenant.tenantId) });
    expect(finding).toEqual({ sequence, what: expect.stringMatching(what) });
    throw new Error('taken back');
  });
  await expect(taken).rejects.toThrow('taken back');
}); // prettier-ignore
