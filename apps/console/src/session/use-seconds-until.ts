import { useEffect, useReducer } from 'react';

/** Whole seconds until `time` (milliseconds since 1970), counted down to 0. */
export function useSecondsUntil(time: number): number {
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  const secondsLeft = Math.max(0, Math.ceil((time - Date.now()) / 1000));
  const isWaiting = secondsLeft > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const ticking = setInterval(look, 1000);
    return () => clearInterval(ticking);
  }, [isWaiting]);
  return secondsLeft;
}
