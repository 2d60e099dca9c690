import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useSoftphone } from './softphone-context.js';

export type Shortcuts = Readonly<Record<string, () => void>>;

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

const isWithin = (target: EventTarget | null, place: HTMLElement | null | undefined) =>
  target instanceof Node && place !== null && place !== undefined && place.contains(target);

function nameOf({ altKey, shiftKey, key, code }: KeyboardEvent): string {
  // With Alt a Mac types another letter, so the letter is taken from the key's place.
  if (altKey && shiftKey) return `alt+shift+${code.replace(/^Key/, '').toLowerCase()}`;
  return key.length === 1 ? key.toLowerCase() : key;
}

/**
 * Keys for the screen that is shown, from the moment it is. Plain ones (M, 5, Escape) are left alone while a text field
 * has the focus. A single letter, digit or sign works everywhere else only where the rep has left that on (WCAG 2.1.4:
 * who dictates, or brushes a key, sets off none), and always where the focus is in the part that it belongs to.
 */
export function useShortcuts(shortcuts: Shortcuts, part?: RefObject<HTMLElement | null>): void {
  const { hasLetterKeys } = useSoftphone().choices;
  const latest = useRef({ shortcuts, hasLetterKeys });
  useLayoutEffect(() => {
    latest.current = { shortcuts, hasLetterKeys };
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.repeat || event.defaultPrevented) return;
      const name = nameOf(event);
      const run = latest.current.shortcuts[name];
      if (!run || (!name.startsWith('alt+') && isTextField(event.target))) return;
      if (name.length === 1 && !latest.current.hasLetterKeys && !isWithin(event.target, part?.current)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [part]);
}
