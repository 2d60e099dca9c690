const attendedMs = 60_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Does somebody use this page just now? A page that refreshes by itself would otherwise keep its session alive for whoever
 * comes to the desk next.
 */
export class Attendance {
  private lastSign = Date.now();

  /** Returns what stops watching. */
  watch(page: Document): () => void {
    const note = () => {
      this.lastSign = Date.now();
    };
    for (const sign of signs) page.addEventListener(sign, note, { passive: true, capture: true });
    return () => {
      for (const sign of signs) page.removeEventListener(sign, note, { capture: true });
    };
  }

  isAttended(): boolean {
    return Date.now() - this.lastSign < attendedMs;
  }
}
