import { liveTopics, type LiveTopic } from '@cordboard/contracts';

/** What the feed needs of an `EventSource`. */
export type EventStream = Pick<EventTarget, 'addEventListener'> & { close(): void };

/** Undefined where an update may have been missed: everything may have changed. */
export type LiveListener = (topics: readonly LiveTopic[] | undefined) => void;

type Said = { readonly topics: readonly LiveTopic[] } | 'resync';

const channelName = 'cordboard-live';

/**
 * What has changed, from the API's event stream. One tab of the console holds the stream and tells the others: a browser
 * keeps six connections to a server, and six consoles would leave none to ask anything by.
 *
 *     waiting for the lock ──(no other tab has it)──> holding the stream ──(tab closed)──> the next tab's turn
 */
export class LiveFeed {
  private readonly listeners = new Set<LiveListener>();

  constructor(private readonly openStream: () => EventStream) {}

  subscribe(listener: LiveListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Returns what stops it. */
  start(): () => void {
    const stopping = new AbortController();
    const others = new BroadcastChannel(channelName);
    others.onmessage = ({ data }: MessageEvent<Said>) => this.tell(data);
    const hold = () => this.holdStream(stopping.signal, (said) => others.postMessage(said));
    // A browser that has no locks holds a stream in every tab.
    if (!('locks' in navigator)) void hold();
    else navigator.locks.request(channelName, { signal: stopping.signal }, hold).catch(() => undefined);
    stopping.signal.addEventListener('abort', () => others.close());
    return () => stopping.abort();
  }

  private holdStream(stopped: AbortSignal, passOn: (said: Said) => void): Promise<void> {
    const stream = this.openStream();
    const say = (said: Said) => {
      this.tell(said);
      passOn(said);
    };
    stream.addEventListener('changed', (event) => say({ topics: topicsIn(event) }));
    stream.addEventListener('resync', () => say('resync'));
    stream.addEventListener('session-ended', () => {
      // The browser would come back again and again to be refused. What is read now asks for a sign-in.
      stream.close();
      say('resync');
    });
    return new Promise((resolve) => {
      stopped.addEventListener('abort', () => {
        stream.close();
        resolve();
      });
    });
  }

  private tell(said: Said): void {
    for (const listener of this.listeners) listener(said === 'resync' ? undefined : said.topics);
  }
}

/** A server that is newer than this page may know topics that the page does not. */
function topicsIn(event: Event): LiveTopic[] {
  const { topics } = JSON.parse(String((event as MessageEvent).data)) as { topics: string[] };
  return liveTopics.filter((topic) => topics.includes(topic));
}
