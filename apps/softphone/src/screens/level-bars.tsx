import { useEffect, useRef, useState } from 'react';

// Loudness is felt in ratios: each bar is about twice as loud as the one before.
const thresholds = [0.01, 0.03, 0.08, 0.18, 0.4];

export interface LevelBarsProps {
  /** Tells the loudness, 0 to 1, until what it returns is called. The same function at each drawing. */
  listen: (listener: (level: number) => void) => () => void;
  /** Said once something was heard, and before. */
  heard: string;
  silent: string;
}

/** How loud somebody is. Twenty times a second, so it goes round React. */
export function LevelBars({ listen, heard, silent }: LevelBarsProps) {
  const bars = useRef<HTMLSpanElement>(null);
  const [isHeard, setHeard] = useState(false);
  useEffect(
    () =>
      listen((loudness) => {
        const level = thresholds.filter((threshold) => loudness >= threshold).length;
        bars.current?.setAttribute('data-level', String(level));
        if (level > 1) setHeard(true);
      }),
    [listen],
  );
  return (
    <span ref={bars} className="level" data-level="0" role="img" aria-label={isHeard ? heard : silent}>
      {thresholds.map((threshold) => (
        <i key={threshold} />
      ))}
    </span>
  );
}
