/**
 * Sends the answers of one turn of the event loop one right behind the other, at the turn's end. A write wakes whoever
 * waits for it, which is the dearest part of a short answer; who is awake already is not woken again.
 */
export class LeavingTogether {
  #answers: (() => void)[] = [];

  /** @param send throws nothing */
  add(send: () => void): void {
    if (this.#answers.push(send) === 1) setImmediate(() => this.#send());
  }

  #send(): void {
    const answers = this.#answers;
    this.#answers = [];
    for (const send of answers) send();
  }
}
