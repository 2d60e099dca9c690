/** What every browser has and jsdom has not. */
const neverMatching = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

class StillObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** One tab alone: nobody to tell. */
class SilentChannel {
  postMessage(): void {}
  close(): void {}
}

Object.assign(window, {
  BroadcastChannel: SilentChannel,
  matchMedia: neverMatching,
  ResizeObserver: StillObserver,
  scrollTo: () => undefined,
});
Element.prototype.scrollIntoView = () => undefined;
