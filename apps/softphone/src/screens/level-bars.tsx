import type { CallSession } from '@cordboard/call-session';
import { useEffect, useRef, useState } from 'react';

// Loudness is felt in ratios: each bar is about twice as loud as the one before.
const thresholds = [0.01, 0.03, 0.08, 0.18, 0.4];

/** How loud the rep's own microphone is. Twenty times a second, so it goes round React. */
export function LevelBars({ session }: { session: CallSession }) {
  const bars = useRef<HTMLSpanElement>(null);
  const [isHeard, setHeard] = useState(false);
  useEffect(
    () =>
      session.onLevels(({ input }) => {
        const level = thresholds.filter((threshold) => input >= threshold).length;
        bars.current?.setAttribute('data-level', String(level));
        if (level > 1) setHeard(true);
      }),
    [session],
  );
  return (
    <span
      ref={bars}
      className="level"
      data-level="0"
      role="img"
      aria-label={isHeard ? 'Your microphone is heard' : 'Your microphone is silent'}
    >
      {thresholds.map((threshold) => (
        <i key={threshold} />
      ))}
    </span>
  );
}
