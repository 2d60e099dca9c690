import { expect, test } from '@jest/globals';
import { ManualClock } from './manual-clock.js';
import { watchClock, watchForWake } from './wake-watch.js';

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

test('a page that is looked at again, or is back online, may have missed something', () => {
  const view = new EventTarget();
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden', defaultView: view });
  let wakes = 0;
  const stop = watchForWake(new ManualClock(), page as unknown as Document)(() => (wakes += 1));
  page.dispatchEvent(new Event('visibilitychange'));
  expect(wakes).toBe(0);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  view.dispatchEvent(new Event('online'));
  view.dispatchEvent(new Event('pageshow'));
  expect(wakes).toBe(3);
  stop();
  view.dispatchEvent(new Event('online'));
  expect(wakes).toBe(3);
});
