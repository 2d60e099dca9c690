import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ClientId, TenantId } from '@cordboard/contracts';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemDisk } from '../disk.js';
import type { LedgerEntry } from './ledger-entry.js';
import { TokenSpool } from './token-spool.js';

let spoolDirectory: string;
let spool: TokenSpool;
beforeEach(() => {
  spoolDirectory = mkdtempSync(join(tmpdir(), 'cordboard-spool-'));
  spool = new TokenSpool({ spoolDirectory }, systemDisk);
});
afterEach(() => rmSync(spoolDirectory, { recursive: true }));

const entry = (id: string): LedgerEntry => ({
  ...{ id, tenantId: 'tenant' as TenantId, clientId: 'client' as ClientId, clientName: 'alice', dialect: 'access' },
  ...{ mayBeCalled: true, mayCall: true, askedBy: 'api-key', askedById: 'key' },
  ...{ issuedAt: new Date(0), expiresAt: new Date(3_600_000) },
});

test('what lies in hundreds of files is handed over together, the oldest first, and let go once it is written', async () => {
  const ids = Array.from({ length: 300 }, (_, index) => String(index));
  for (const id of ids) await spool.keep([entry(id)]);
  const written: string[][] = [];
  const write = (isWritten: boolean) => async (entries: LedgerEntry[]) => {
    written.push(entries.map(({ id }) => id));
    return isWritten;
  };
  expect([await spool.replay(write(false)), readdirSync(spoolDirectory).length]).toEqual([false, 300]);
  expect([await spool.replay(write(true)), readdirSync(spoolDirectory)]).toEqual([true, []]);
  expect(written).toEqual([ids, ids]);
});

test('what two processes of a machine hand over at once is handed over by each, or by one', async () => {
  const ids = ['0', '1', '2'];
  for (const id of ids) await spool.keep([entry(id)]);
  const written = new Set<string>();
  const write = async (entries: LedgerEntry[]) => {
    for (const { id } of entries) written.add(id);
    return true;
  };
  const other = new TokenSpool({ spoolDirectory }, systemDisk);
  expect(await Promise.all([spool.replay(write), other.replay(write)])).toEqual([true, true]);
  expect([...written].sort()).toEqual(ids);
});

test('lines that are kept together share a file', async () => {
  const kept = await Promise.all(['0', '1', '2', '3'].map((id) => spool.keepTogether(entry(id))));
  expect([kept, readdirSync(spoolDirectory).length]).toEqual([[true, true, true, true], 1]);
});
