import { useEffect, type RefObject } from 'react';

/**
 * Takes the focus up when the screen before took what had it away: a keyboard goes on from here instead of from the top.
 * Not when the focus is in the page around, or on something that is still there.
 */
export function useOrphanedFocus(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) target.current?.focus();
  }, [target]);
}
