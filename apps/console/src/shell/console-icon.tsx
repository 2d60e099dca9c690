import type { ReactElement } from 'react';

// What only the console draws; the softphone, which shares the others, has no bytes to spare for them.
const drawings = {
  bars: <path d="M4 19V11M10 19V5M16 19v-6M21 19H3" />,
  code: <path d="m8.5 7-5 5 5 5M15.5 7l5 5-5 5" />,
  copy: (
    <>
      <rect x="8.500" y="8.500" width="11.500" height="11.500" rx="2" />
      <path d="M15.500 8.500V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7.500a2 2 0 0 0 2 2h2.500" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M3.500 12h17M12 3.500c2.500 2.500 3.500 5.300 3.500 8.500s-1 6-3.500 8.500c-2.500-2.500-3.500-5.300-3.500-8.500s1-6 3.500-8.500Z" />
    </>
  ),
  leave: <path d="M14 4.500H5v15h9M10 12h10.500M17 8.500l3.500 3.500-3.500 3.500" />,
  log: <path d="M5 4.500h14v15H5zM8.500 9h7M8.500 12.500h7M8.500 16h4" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.500 20c.8-3.800 3.800-5.500 7.500-5.500s6.700 1.700 7.500 5.500" />
    </>
  ),
  plug: <path d="M9 3.500V8M15 3.500V8M6.500 8h11v3.500a5.500 5.500 0 0 1-11 0V8ZM12 17v4" />,
  plus: <path d="M12 5v14M5 12h14" />,
  sliders: (
    <>
      <path d="M4 7.500h8M18 7.500h2M4 16.500h2M12 16.500h8" />
      <circle cx="15" cy="7.500" r="2.500" />
      <circle cx="9" cy="16.500" r="2.500" />
    </>
  ),
  users: (
    <>
      <circle cx="9" cy="8.500" r="3.500" />
      <path d="M2.500 19.500c.7-3.400 3.300-5 6.500-5s5.800 1.600 6.500 5M15.500 5.200a3.500 3.500 0 0 1 0 6.600M17.500 14.800c2.200.6 3.600 2.200 4 4.700" />
    </>
  ),
} satisfies Record<string, ReactElement>;

export type ConsoleIconName = keyof typeof drawings;

/** A picture beside a word, drawn as those of the ui library are. */
export function ConsoleIcon({ name }: { name: ConsoleIconName }) {
  return (
    <svg className="cb-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
