import { useLayoutEffect, useRef } from 'react';

export type Shortcuts = Readonly<Record<string, () => void>>;

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

function nameOf({ altKey, shiftKey, key, code }: KeyboardEvent): string {
  // With Alt a Mac types another letter, so the letter is taken from the key's place.
  if (altKey && shiftKey) return `alt+shift+${code.replace(/^Key/, '').toLowerCase()}`;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** Keys for the screen that is shown, from the moment it is. Plain ones (M, K, 5, Escape) are left alone while a text field has the focus. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.repeat || event.defaultPrevented) return;
      const name = nameOf(event);
      const run = latest.current[name];
      if (!run || (!name.startsWith('alt+') && isTextField(event.target))) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
