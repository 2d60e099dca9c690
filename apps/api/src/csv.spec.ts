import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { asCsv } from './csv.js';

const columns = { name: ({ name }: { name: string }) => name };

async function* lots(...names: string[][]) {
  for (const lot of names) yield lot.map((name) => ({ name }));
}

test('is all lots below the names of the columns', async () => {
  expect(await text(await asCsv(columns, lots(['alice'], ['bob', 'carl'], [])))).toBe(
    '\uFEFFname\r\nalice\r\nbob\r\ncarl\r\n',
  );
});

test('of nothing is the names of the columns', async () => {
  expect(await text(await asCsv(columns, lots()))).toBe('\uFEFFname\r\n');
});

test('is not begun where not even the first lot can be read', async () => {
  const broken = lots(['alice']);
  broken.next = () => Promise.reject(new Error('The database is away.'));
  await expect(asCsv(columns, broken)).rejects.toThrow('The database is away.');
});

test('shows no spreadsheet a formula', async () => {
  expect(await text(await asCsv(columns, lots(['=1+1', '+14155550100', '-x'])))).toBe(
    "\uFEFFname\r\n'=1+1\r\n+14155550100\r\n'-x\r\n",
  );
});
