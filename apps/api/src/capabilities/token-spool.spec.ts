import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ClientId, TenantId } from '@cordboard/contracts';
import { Logger } from '@nestjs/common';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemDisk, type Disk } from '../disk.js';
import { TestDisk } from '../testing/test-disk.js';
import type { LedgerEntry } from './ledger-entry.js';
import { TokenSpool } from './token-spool.js';

let spoolDirectory: string;
Logger.overrideLogger(false);

let processes: TokenSpool[];
let spool: TokenSpool;
beforeEach(() => {
  spoolDirectory = mkdtempSync(join(tmpdir(), 'cordboard-spool-'));
  processes = [];
  spool = aProcess();
});
afterEach(async () => {
  for (const each of processes) await each.close();
  rmSync(spoolDirectory, { recursive: true });
});

function aProcess(disk: Disk = systemDisk): TokenSpool {
  const made = new TokenSpool({ spoolDirectory }, disk);
  processes.push(made);
  return made;
}

const entry = (id: string): LedgerEntry => ({
  ...{ id, tenantId: 'tenant' as TenantId, clientId: 'client' as ClientId, clientName: 'alice', dialect: 'access' },
  ...{ mayBeCalled: true, mayCall: true, askedBy: 'api-key', askedById: 'key' },
  ...{ issuedAt: new Date(0), expiresAt: new Date(3_600_000) },
});
const files = () => readdirSync(spoolDirectory).sort();
const idsIn = (name: string) => readFileSync(join(spoolDirectory, name), 'utf8').match(/(?<="id":")\w+/g);

/** Takes what is handed over, or refuses to. */
function aTaker(isTaking = true) {
  const taken: string[] = [];
  const take = async (entries: LedgerEntry[]) => {
    taken.push(...entries.map(({ id }) => id));
    return isTaking;
  };
  return { taken, take };
}

test('groups are appended to one file, in their order', async () => {
  for (const id of ['0', '1', '2']) await spool.keep([entry(id)]);
  await Promise.all(['3', '4'].map((id) => spool.keepTogether(entry(id))));
  expect(files().map(idsIn)).toEqual([['0', '1', '2', '3', '4']]);
});

test('a file that is large is followed by another, and all are handed over, the oldest first, and let go', async () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => String(index));
  for (let start = 0; start < ids.length; start += 100) await spool.keep(ids.slice(start, start + 100).map(entry));
  expect(files().length).toBeGreaterThan(1);
  const { taken, take } = aTaker();
  expect([await spool.replay(take), spool.isEmpty, files(), taken]).toEqual([true, true, [], ids]);
});

test('what is refused stays, and is handed over again', async () => {
  await spool.keep([entry('0')]);
  const refusing = aTaker(false);
  expect([await spool.replay(refusing.take), spool.isEmpty, files().length]).toEqual([false, false, 1]);
  await spool.keep([entry('1')]);
  const { taken, take } = aTaker();
  expect([await spool.replay(take), taken, files()]).toEqual([true, ['0', '1'], []]);
});

test('what another process appends to a file that was taken from it meanwhile it keeps in another', async () => {
  const other = aProcess();
  await spool.keep([entry('0')]);
  const { taken, take } = aTaker();
  const replayed = other.replay(async (entries) => {
    // Between the taking and the letting go.
    expect(await spool.keep([entry('1')])).toBe(true);
    return take(entries);
  });
  expect([await replayed, taken, files().map(idsIn)]).toEqual([true, ['0'], [['1']]]);
  expect([await spool.replay(take), taken, files()]).toEqual([true, ['0', '1'], []]);
});

test('nothing that is kept is missed while two processes append and hand over at once', async () => {
  const nodes = [spool, aProcess()];
  const { taken, take } = aTaker();
  const kept: string[] = [];
  await Promise.all(
    nodes.map(async (node, at) => {
      for (let round = 0; round < 100; round++) {
        const id = `${at}x${round}`;
        const isKept = node.keepTogether(entry(id));
        if (round % 3 === at) await node.replay(take);
        if (await isKept) kept.push(id);
      }
    }),
  );
  for (const node of nodes) await node.replay(take);
  expect([kept.length, kept.filter((id) => !taken.includes(id)), files()]).toEqual([200, [], []]);
});

test('what a process was about to write when it was killed is left out, and what it had kept is not', async () => {
  await spool.keep([entry('0')]);
  const [name = ''] = files();
  appendFileSync(join(spoolDirectory, name), '{"id":"1","tena');
  // One that was killed while it handed over.
  writeFileSync(join(spoolDirectory, '0.ndjson.taken'), `${JSON.stringify(entry('2'))}\n`);
  const { taken, take } = aTaker();
  const next = aProcess();
  expect([await next.replay(take), taken, files()]).toEqual([true, ['2', '0'], []]);
});

test('what a full disk took half of is taken back, and what it had taken before stays', async () => {
  const disk = new TestDisk();
  const onDisk = aProcess(disk);
  await onDisk.keep([entry('0')]);
  disk.isFull = true;
  expect([await onDisk.keep([entry('1')]), await onDisk.keep([entry('2')])]).toEqual([false, false]);
  expect(files().map((name) => readFileSync(join(spoolDirectory, name), 'utf8'))).toEqual([
    `${JSON.stringify(entry('0'))}\n`,
  ]);
  disk.isFull = false;
  expect(await onDisk.keep([entry('3')])).toBe(true);
  const { taken, take } = aTaker();
  expect([await onDisk.replay(take), taken]).toEqual([true, ['0', '3']]);
});
