/** The last entries of something that never stops: bounded, so that a week of use costs no more than an hour. */
export class KeptEntries<Entry> {
  private readonly entries: Entry[] = [];

  constructor(private readonly limit: number) {}

  add(entry: Entry): void {
    this.entries.push(entry);
    if (this.entries.length > this.limit) this.entries.shift();
  }

  newestFirst(): Entry[] {
    return [...this.entries].reverse();
  }
}
