import type { Clock } from '@cordboard/call-session';
import type { SoftphoneChannel } from '@cordboard/embed';
import type { ChoiceBook } from '../choices/choices.js';
import type { FrameHeight } from './frame-height.js';

export interface FoldingSnapshot {
  /** The frame is so low that only one line fits. */
  isFolded: boolean;
  /** The page around gives the softphone another size when it is asked to. */
  canFold: boolean;
}

export interface FoldingOptions {
  page: Pick<SoftphoneChannel, 'send'>;
  frame: FrameHeight;
  choices: ChoiceBook;
  clock: Clock;
  /** The page said that it would follow, and did not. */
  onRefused: () => void;
}

/** A page that follows does so at once; this is for a machine that is busy. */
const patienceMs = 1_000;

/**
 * Folds the softphone to one line and opens it again. Only the page can do that, so what is shown follows the frame as it
 * is, and never the wish: in a page that keeps its size the softphone stays as it was.
 */
export class Folding {
  private canFold = false;
  private snapshot: FoldingSnapshot;
  private cancelWait = () => {};
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: FoldingOptions) {
    this.snapshot = this.describe();
    options.frame.subscribe(() => this.publish());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): FoldingSnapshot => this.snapshot;

  /** The page has said whether it follows. A softphone that was folded the last time is so again. */
  allow(canFold: boolean): void {
    this.canFold = canFold;
    if (canFold && this.options.choices.getSnapshot().isFolded && !this.snapshot.isFolded) this.ask(true);
    this.publish();
  }

  fold(): void {
    if (!this.canFold) return;
    this.options.choices.change({ isFolded: true });
    this.ask(true);
  }

  open(): void {
    this.options.choices.change({ isFolded: false });
    this.ask(false);
  }

  private ask(isFolded: boolean): void {
    this.cancelWait();
    this.options.page.send({ type: 'resize', size: isFolded ? 'folded' : 'full' });
    this.cancelWait = this.options.clock.after(patienceMs, () => {
      if (this.options.frame.getSnapshot() === isFolded) return;
      this.canFold = false;
      this.options.choices.change({ isFolded: false });
      this.publish();
      this.options.onRefused();
    });
  }

  private publish(): void {
    const next = this.describe();
    if (next.isFolded === this.snapshot.isFolded && next.canFold === this.snapshot.canFold) return;
    this.snapshot = next;
    for (const listener of [...this.listeners]) listener();
  }

  private describe(): FoldingSnapshot {
    return { isFolded: this.options.frame.getSnapshot(), canFold: this.canFold };
  }
}
