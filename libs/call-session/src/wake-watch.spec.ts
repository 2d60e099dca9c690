import { expect, test } from '@jest/globals';
import { ManualClock } from './manual-clock.js';
import { watchClock } from './wake-watch.js';

test('a clock that jumps while the timers stood still is a machine that woke', async () => {
  const clock = new ManualClock();
  let wakes = 0;
  watchClock(clock, () => (wakes += 1));
  await clock.advance(300_000);
  expect(wakes).toBe(0);
  clock.sleep(3_600_000);
  await clock.advance(10_000);
  expect(wakes).toBe(1);
  await clock.advance(300_000);
  expect(wakes).toBe(1);
});

test('a watch that was called off says nothing', async () => {
  const clock = new ManualClock();
  let wakes = 0;
  const stop = watchClock(clock, () => (wakes += 1));
  stop();
  clock.sleep(3_600_000);
  await clock.advance(60_000);
  expect(wakes).toBe(0);
});
