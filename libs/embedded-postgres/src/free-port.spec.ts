import { expect, test } from '@jest/globals';
import { findFreePort } from './free-port.js';

test('a free port is none that a connection on its way out could have, and none twice', async () => {
  const ports = await Promise.all(Array.from({ length: 100 }, () => findFreePort()));
  expect(Math.max(...ports)).toBeLessThan(32_768);
  expect(new Set(ports).size).toBe(ports.length);
});

test('those who begin elsewhere never choose alike', async () => {
  const [ours, theirs] = [await findFreePort(20_000), await findFreePort(25_000)];
  expect([ours < 25_000, theirs >= 25_000]).toEqual([true, true]);
});
