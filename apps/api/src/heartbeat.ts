/** What makes work come round, so that a test can say when. */
export abstract class Heartbeat {
  /** Does something again and again; the answer ends it. */
  abstract every(seconds: number, work: () => void): () => void;
}

export const systemHeartbeat: Heartbeat = {
  every(seconds, work) {
    const timer = setInterval(work, seconds * 1_000);
    // What comes round keeps no process alive.
    timer.unref();
    return () => clearInterval(timer);
  },
};
