import type { Telephone } from './telephone.js';

/** The telephone pages that are open, by number. */
export class Telephones {
  private readonly pluggedIn = new Map<string, Telephone>();

  /** False when another page has this number. */
  plugIn(number: string, telephone: Telephone): boolean {
    if (this.pluggedIn.has(number)) return false;
    this.pluggedIn.set(number, telephone);
    return true;
  }

  unplug(number: string, telephone: Telephone): void {
    if (this.pluggedIn.get(number) === telephone) this.pluggedIn.delete(number);
  }

  find(number: string): Telephone | undefined {
    return this.pluggedIn.get(number);
  }

  numbers(): string[] {
    return [...this.pluggedIn.keys()];
  }
}
