import { useRef } from 'react';
import { useMessages } from './softphone-context.js';
import { useShortcuts } from './use-shortcuts.js';

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

export interface KeypadProps {
  sent: string;
  onDigit: (digit: string) => void;
  onClose: () => void;
}

/** Sends tones, by press or by typing. Escape closes it and never ends the call. */
export function Keypad({ sent, onDigit, onClose }: KeypadProps) {
  const { call } = useMessages().screens;
  const spoken: Readonly<Record<string, string>> = { '*': call.star, '#': call.hash };
  const pad = useRef<HTMLDivElement>(null);
  const digits = Object.fromEntries(keys.map(([digit]) => [digit, () => onDigit(digit)]));
  useShortcuts({ ...digits, Escape: onClose }, pad);
  return (
    <>
      <p className="label keypad-sent">
        <span>{sent ? call.sent([...sent].join(' ')) : call.nothingSent}</span>
        <span className="hint" aria-hidden="true">
          {call.keypadHint}
        </span>
      </p>
      <div ref={pad} className="keypad" role="group" aria-label={call.keypad}>
        {keys.map(([digit, letters]) => (
          <button key={digit} type="button" aria-label={spoken[digit] ?? digit} onClick={() => onDigit(digit)}>
            {digit}
            <small aria-hidden="true">{letters || '\u00a0'}</small>
          </button>
        ))}
      </div>
    </>
  );
}
