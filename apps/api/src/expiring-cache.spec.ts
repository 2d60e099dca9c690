import { describe, expect, test } from '@jest/globals';
import { ExpiringCache } from './expiring-cache.js';

function aCache(capacity = 10, renewsAhead = false) {
  let now = 0;
  let loads = 0;
  const cache = new ExpiringCache<number>({ elapsed: () => now }, { capacity, renewsAhead });
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

test('renews what is still asked for before it is too old, behind an answer, and once', async () => {
  const { cache, load, advance, loads } = aCache(10, true);
  await cache.get('a', load);
  expect(cache.recall('a')).toBe(1);
  advance(4.9);
  expect(cache.recall('a')).toBeUndefined();
  expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1]);
  expect([loads(), cache.recall('a'), await cache.get('a', load)]).toEqual([2, 2, 2]);
});

test('renews what was loaded together at different times', async () => {
  const { cache, load, advance, loads } = aCache(10, true);
  const all = ['a', 'b', 'c', 'd', 'e'];
  const ask = () => Promise.all(all.map((key) => cache.get(key, load)));
  await ask();
  advance(3.5);
  await ask();
  expect(loads()).toBeGreaterThan(all.length);
  expect(loads()).toBeLessThan(all.length * 2);
});

test('a renewal that fails is tried again no sooner than a second later', async () => {
  const { cache, load, fail, advance, loads } = aCache(10, true);
  await cache.get('a', load);
  advance(4.9);
  expect([await cache.get('a', fail), await cache.get('a', fail)]).toEqual([1, 1]);
  expect(loads()).toBe(2);
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

test('keeps nothing that it would not answer any more, once others are loaded', async () => {
  const { cache, load, advance } = aCache(100);
  for (let key = 0; key < 50; key++) await cache.get(`early ${key}`, load);
  advance(4);
  await cache.get('late', load);
  expect(cache.size).toBe(51);
  advance(1);
  await cache.get('latest', load);
  expect(cache.size).toBe(2);
  expect(await cache.get('late', load)).toBe(51);
});

describe('of a database', () => {
  function aDatabaseCache() {
    let now = 0;
    let loads = 0;
    const database = { isAway: false };
    let heard = -Infinity;
    const cache = new ExpiringCache<number>({ elapsed: () => now }, { database, heardUntil: () => heard });
    const outage = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const load = async () => {
      loads += 1;
      if (database.isAway) throw outage;
      return loads;
    };
    return {
      cache,
      database,
      load,
      get: () => cache.get('a', load),
      advance: (seconds: number) => (now += seconds * 1000),
      loads: () => loads,
      hear: () => (heard = now),
      refuse: () => cache.get('a', () => Promise.reject(outage)),
    };
  }

  test('answers what was known for five minutes while it is away, and tries once a second whether it is back', async () => {
    const { get, database, advance, loads } = aDatabaseCache();
    await get();
    database.isAway = true;
    advance(200);
    expect([await get(), await get(), loads()]).toEqual([1, 1, 2]);
    advance(1.1);
    expect([await get(), await get(), loads()]).toEqual([1, 1, 3]);
    advance(98.8);
    expect(await get()).toBe(1);
    advance(0.1);
    await expect(get()).rejects.toThrow('ECONNREFUSED');
  });

  test('answers for five minutes from when it was last known to be so, which is not when it was loaded', async () => {
    const { get, database, advance, hear } = aDatabaseCache();
    await get();
    advance(4.8);
    hear();
    database.isAway = true;
    advance(299.9);
    expect(await get()).toBe(1);
    advance(0.1);
    await expect(get()).rejects.toThrow('ECONNREFUSED');
  });

  test('does not take for known what was heard of while nobody loaded it, nor what is outdated', async () => {
    const { cache, get, database, advance, hear } = aDatabaseCache();
    await get();
    advance(100);
    hear();
    database.isAway = true;
    advance(204.9);
    expect(await get()).toBe(1);
    cache.outdate();
    await expect(get()).rejects.toThrow('ECONNREFUSED');
  });

  test('keeps what nobody asks for as long as an outage could last, and no longer', async () => {
    const { cache, get, load, advance } = aDatabaseCache();
    await get();
    advance(304);
    await cache.get('b', load);
    expect(cache.size).toBe(2);
    advance(1);
    await cache.get('c', load);
    expect(cache.size).toBe(2);
  });

  test('answers what was known to whoever notices the outage', async () => {
    const { get, refuse, advance } = aDatabaseCache();
    await get();
    advance(10);
    expect(await refuse()).toBe(1);
  });

  test('knows nothing of what was never asked, nor of what was forgotten', async () => {
    const { cache, get, database, load } = aDatabaseCache();
    await get();
    database.isAway = true;
    await expect(cache.get('b', load)).rejects.toThrow('ECONNREFUSED');
    cache.forget('a');
    await expect(get()).rejects.toThrow('ECONNREFUSED');
  });

  test('answers afresh as soon as it is back', async () => {
    const { get, database, advance } = aDatabaseCache();
    await get();
    database.isAway = true;
    advance(20);
    await get();
    database.isAway = false;
    expect(await get()).toBe(3);
  });

  test('is asked again for what is outdated, and not believed where it was asked before that', async () => {
    const { cache, get, load } = aDatabaseCache();
    await get();
    cache.outdate();
    let answer: (value: number) => void = () => undefined;
    const slow = cache.get('a', () => new Promise<number>((resolve) => (answer = resolve)));
    cache.outdate();
    expect(await cache.get('a', load)).toBe(2);
    answer(99);
    expect([await slow, await get()]).toEqual([99, 2]);
  });

  test('outlasts its absence with what is outdated, also where that was loaded a moment too early', async () => {
    const { cache, get, database, advance } = aDatabaseCache();
    for (const known of [1, 2]) {
      advance(306);
      const loading = get();
      cache.outdate();
      expect(await loading).toBe(known);
    }
    database.isAway = true;
    expect([await get(), await get()]).toEqual([2, 2]);
  });

  test('that answers no is believed', async () => {
    const { cache, get, database, advance } = aDatabaseCache();
    await get();
    advance(10);
    await expect(cache.get('a', () => Promise.reject(new Error('no such key')))).rejects.toThrow('no such key');
    database.isAway = true;
    await expect(get()).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a renewal that takes its time', () => {
  /** At 4.9 s a value is renewed behind an answer, and nothing comes of it yet; then it is too old. */
  async function aSlowRenewal(heardUntil: () => number) {
    let now = 0;
    let end: (value: number) => void = () => undefined;
    const cache = new ExpiringCache<number>({ elapsed: () => now }, { renewsAhead: true, heardUntil });
    await cache.get('a', async () => 1);
    now = 4_900;
    const load = () => new Promise<number>((resolve) => (end = resolve));
    expect(await cache.get('a', load)).toBe(1);
    now = 5_500;
    return { cache, load, end: (value: number) => end(value) };
  }

  test('is waited for by nobody while every change would have been heard of', async () => {
    const { cache, load, end } = await aSlowRenewal(() => 5_300);
    expect(await cache.get('a', load)).toBe(1);
    end(2);
    await Promise.resolve();
    expect(await cache.get('a', load)).toBe(2);
  });

  test('is waited for where nothing is heard, and where the value was changed', async () => {
    const deaf = await aSlowRenewal(() => -Infinity);
    const waiting = deaf.cache.get('a', deaf.load);
    deaf.end(2);
    expect(await waiting).toBe(2);
    const heard = await aSlowRenewal(() => 5_300);
    heard.cache.outdate();
    const asked = heard.cache.get('a', heard.load);
    heard.end(3);
    expect(await asked).toBe(3);
  });
});

test('what is told of every change is fresh for as long as everything is heard', async () => {
  let [now, heard] = [0, 0];
  const cache = new ExpiringCache<number>({ elapsed: () => now }, { holdsWhileHeard: true, heardUntil: () => heard });
  await cache.get('a', async () => 1);
  [now, heard] = [60_000, 59_900];
  expect(await cache.get('a', async () => 2)).toBe(1);
  now = 65_000;
  expect(await cache.get('a', async () => 2)).toBe(2);
  cache.forget('a');
  expect(await cache.get('a', async () => 3)).toBe(3);
});
