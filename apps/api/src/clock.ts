/** Where the time comes from, so that a test can say what time it is. */
export abstract class Clock {
  /** For what is written down and told. It may be put forward or back at any moment, by hours. */
  abstract now(): Date;
  /** Milliseconds since some moment, by a clock that nobody can put back: for how long something takes or is kept. */
  abstract elapsed(): number;
}

export const systemClock: Clock = { now: () => new Date(), elapsed: () => performance.now() };
