/**
 * Lets the answers of one turn of the event loop leave one right behind the other, at the turn's end. A write wakes
 * whoever waits for it, which is the dearest part of a short answer; who is awake already is not woken again.
 */
export class LeavingTogether {
  #departure: Promise<void> | undefined;

  /** Fulfilled at the turn's end, for all who wait for it in the order in which they came. */
  departure(): Promise<void> {
    this.#departure ??= new Promise((leave) => {
      setImmediate(() => {
        this.#departure = undefined;
        leave();
      });
    });
    return this.#departure;
  }
}
