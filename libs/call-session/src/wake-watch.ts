import type { Clock } from './clock.js';

const tickMs = 10_000;
const sleptMs = 30_000;

/**
 * Says when the world may have moved on without us: the page is looked at again, the network is back, or the clock
 * jumped, which is what waking from sleep looks like to a page whose timers stood still.
 */
export type WakeWatch = (listener: () => void) => () => void;

export function watchForWake(clock: Clock, page: Document = document): WakeWatch {
  return (listener) => {
    const stop = new AbortController();
    const whenVisible = () => {
      if (page.visibilityState === 'visible') listener();
    };
    page.addEventListener('visibilitychange', whenVisible, { signal: stop.signal });
    page.defaultView?.addEventListener('online', listener, { signal: stop.signal });
    page.defaultView?.addEventListener('pageshow', listener, { signal: stop.signal });
    const stopTicking = watchClock(clock, listener);
    return () => {
      stop.abort();
      stopTicking();
    };
  };
}

export function watchClock(clock: Clock, listener: () => void): () => void {
  let cancel = () => {};
  const tick = () => {
    const before = clock.now();
    cancel = clock.after(tickMs, () => {
      if (clock.now() - before > tickMs + sleptMs) listener();
      tick();
    });
  };
  tick();
  return () => cancel();
}
