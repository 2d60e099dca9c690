import { expect, test } from '@jest/globals';
import { ExpiringCache } from './expiring-cache.js';

function aCache(capacity = 10) {
  let now = 0;
  let loads = 0;
  const cache = new ExpiringCache<number>({ now: () => new Date(now) }, 5, capacity);
  return {
    cache,
    load: async () => ++loads,
    fail: async (): Promise<number> => {
      loads++;
      throw new Error('no');
    },
    advance: (seconds: number) => (now += seconds * 1000),
    loads: () => loads,
  };
}

test('answers without loading until the value is too old', async () => {
  const { cache, load, advance } = aCache();
  expect([await cache.get('a', load), await cache.get('a', load)]).toEqual([1, 1]);
  advance(4.9);
  expect(await cache.get('a', load)).toBe(1);
  advance(0.2);
  expect(await cache.get('a', load)).toBe(2);
});

test('many who ask at once share one load', async () => {
  const { cache, load, loads } = aCache();
  await Promise.all(Array.from({ length: 50 }, () => cache.get('a', load)));
  expect(loads()).toBe(1);
});

test('does not keep a failure', async () => {
  const { cache, load, fail } = aCache();
  await expect(cache.get('a', fail)).rejects.toThrow('no');
  expect(await cache.get('a', load)).toBe(2);
});

test('loads again what was forgotten, also while it is still being loaded', async () => {
  const { cache, load } = aCache();
  const first = cache.get('a', load);
  cache.forget('a');
  expect([await cache.get('a', load), await first]).toEqual([2, 1]);
  expect(await cache.get('a', load)).toBe(2);
});

test('lets the oldest go when it is full', async () => {
  const { cache, load } = aCache(2);
  for (const key of ['a', 'b', 'c']) await cache.get(key, load);
  expect([await cache.get('c', load), await cache.get('b', load), await cache.get('a', load)]).toEqual([3, 2, 4]);
});
