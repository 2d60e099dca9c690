import { useEffect, type RefObject } from 'react';

/**
 * Takes the focus to Answer once, and never out of the page around: who types a note there would answer the call with the
 * next space. The page itself hands the focus over where nothing of its own has it (see libs/embed).
 */
export function useAnswerFocus(answer: RefObject<HTMLButtonElement | null>): void {
  useEffect(() => {
    const takeFocus = () => answer.current?.focus();
    if (document.hasFocus()) return takeFocus();
    window.addEventListener('focus', takeFocus, { once: true });
    return () => window.removeEventListener('focus', takeFocus);
  }, [answer]);
}
