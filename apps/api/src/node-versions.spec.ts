import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const inProduction = read('.nvmrc').trim();

test('the image is built and run with the Node that .nvmrc names, and the documents say so', () => {
  const images = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(images).toEqual([`node:${inProduction}-bookworm-slim`, `node:${inProduction}-bookworm-slim`]);
  for (const document of ['README.md', 'CONTRIBUTING.md', 'docs/operations.md'])
    expect([document, read(document).includes(`Node ${inProduction}`)]).toEqual([document, true]);
});

test('the oldest Node that will do is the same everywhere, and its types are what the code is checked with', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version?: string; engines?: { node?: string } }>;
  };
  const ours = Object.entries(packages).filter(([path]) => !path.includes('node_modules/'));
  const oldest = new Set(ours.flatMap(([, { engines }]) => engines?.node ?? []));
  expect([...oldest]).toEqual(['>=20.19']);
  expect(packages['node_modules/@types/node']?.version).toMatch(/^20\.19\./);
  for (const path of ['README.md', 'CONTRIBUTING.md', 'scripts/prepare.mjs'])
    expect([path, read(path).includes('Node 20.19 or newer')]).toEqual([path, true]);
});
