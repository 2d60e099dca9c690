import type { CallSession } from '@cordboard/call-session';
import { useEffect, useRef, useState } from 'react';

// Loudness is felt in ratios: each bar is about twice as loud as the one before.
const thresholds = [0.01, 0.03, 0.08, 0.18, 0.4];

const words = {
  input: { heard: 'Your microphone is heard', silent: 'Your microphone is silent' },
  output: { heard: 'The other side is heard', silent: 'The other side is silent' },
};

/** How loud one side of the call is. Twenty times a second, so it goes round React. */
export function LevelBars({ session, of }: { session: CallSession; of: keyof typeof words }) {
  const bars = useRef<HTMLSpanElement>(null);
  const [isHeard, setHeard] = useState(false);
  useEffect(
    () =>
      session.onLevels((levels) => {
        const level = thresholds.filter((threshold) => levels[of] >= threshold).length;
        bars.current?.setAttribute('data-level', String(level));
        if (level > 1) setHeard(true);
      }),
    [session, of],
  );
  return (
    <span
      ref={bars}
      className="level"
      data-level="0"
      role="img"
      aria-label={isHeard ? words[of].heard : words[of].silent}
    >
      {thresholds.map((threshold) => (
        <i key={threshold} />
      ))}
    </span>
  );
}
