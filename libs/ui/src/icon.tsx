import type { ReactElement } from 'react';

// Drawn on a 24 × 24 grid with a stroke; `solid` ones are filled.
const drawings = {
  alert: <path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17h.01" />,
  ban: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m6 6 12 12" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  collapse: <path d="m7 10 5 5 5-5" />,
  expand: <path d="m7 14 5-5 5 5" />,
  hangup: (
    <path d="M3 14.2c-.3-.9-.2-1.9.4-2.5 4.7-4.4 12.5-4.4 17.2 0 .6.6.7 1.6.4 2.5l-.5 1.3c-.2.6-.8.9-1.4.8l-2.7-.6c-.5-.1-.9-.5-1-1l-.3-1.9a12.4 12.4 0 0 0-6.2 0l-.3 1.9c-.1.5-.5.9-1 1l-2.7.6c-.6.1-1.2-.2-1.4-.8L3 14.2Z" />
  ),
  incoming: <path d="M18 6 6.5 17.5M6.5 9v8.5H15" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 8h.01" />
    </>
  ),
  key: (
    <>
      <circle cx="8" cy="15.5" r="4" />
      <path d="m11 12.5 8-8M16 7.5l3 3" />
    </>
  ),
  keypad: (
    <path d="M6 6h.01M12 6h.01M18 6h.01M6 12h.01M12 12h.01M18 12h.01M6 18h.01M12 18h.01M18 18h.01" strokeWidth="3.2" />
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
      <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
    </>
  ),
  mark: (
    <>
      <path d="M6 7.5C6 20 18 21 18 9.5" strokeWidth="2.4" />
      <circle cx="6" cy="6" r="2.6" strokeWidth="2" />
      <circle cx="18" cy="7" r="2.6" strokeWidth="2" />
    </>
  ),
  microphone: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
    </>
  ),
  'microphone-off': (
    <path d="M15 10.5V6a3 3 0 0 0-5.8-1M9 9.5V11a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.6 5M18.5 11.5c0 .8-.2 1.6-.4 2.3M12 18v3M4 4l16 16" />
  ),
  missed: <path d="m4 7.5 7.5 7L20 6M4 13V7.5h5.5" />,
  offline: (
    <path d="M4 4l16 16M8.5 15.5a5 5 0 0 1 6-.6M5 12a10 10 0 0 1 5-2.7M2 8.5a15 15 0 0 1 4.3-2.7M19 12a10 10 0 0 0-3.6-2.3M22 8.5A15 15 0 0 0 11 5M12 19h.01" />
  ),
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="3" />,
  outgoing: <path d="M6 18 17.5 6.5M9 6.5h8.5V15" />,
  phone: (
    <path d="M6.6 3.5 9 3.9c.5.1.9.5 1 1l.6 2.7c.1.5 0 .9-.4 1.2L8.6 10.2a12.5 12.5 0 0 0 5.2 5.2l1.4-1.6c.3-.4.8-.5 1.2-.4l2.7.6c.5.1.9.5 1 1l.4 2.4c.1.9-.6 1.7-1.5 1.7C11 19.1 4.9 13 4.9 5 4.9 4.1 5.7 3.4 6.6 3.5Z" />
  ),
  refresh: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3l2.2 2.2M19.5 4v5h-5" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof drawings;

const solid: ReadonlySet<IconName> = new Set(['phone', 'hangup']);

export interface IconProps {
  name: IconName;
  size?: 'sm' | 'md' | 'lg';
}

/** A picture beside a word; never alone, so it is hidden from assistive technology. */
export function Icon({ name, size = 'md' }: IconProps) {
  const classes = ['cb-icon', `cb-icon-${size}`, ...(solid.has(name) ? ['cb-icon-solid'] : [])];
  return (
    <svg className={classes.join(' ')} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
