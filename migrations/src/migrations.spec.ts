import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { migrations } from './index.js';

const kebab = (name: string) => name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

test('every numbered file is in the list, once and in order, under the name that the database remembers', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => /^\d{4}-.*\.ts$/.test(file));
  const listed = migrations.map((migration, index) => {
    const number = String(index + 1).padStart(4, '0');
    // TypeORM orders by the last 13 characters of the name.
    expect(new migration().name).toBe(`${migration.name}${number.padStart(13, '0')}`);
    return `${number}-${kebab(migration.name)}.ts`;
  });
  expect(listed).toEqual(files.sort());
});
