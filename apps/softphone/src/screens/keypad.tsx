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

const spoken: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Hash' };

export interface KeypadProps {
  sent: string;
  onDigit: (digit: string) => void;
  onClose: () => void;
}

/** Sends tones, by press or by typing. Escape closes it and never ends the call. */
export function Keypad({ sent, onDigit, onClose }: KeypadProps) {
  const digits = Object.fromEntries(keys.map(([digit]) => [digit, () => onDigit(digit)]));
  useShortcuts({ ...digits, Escape: onClose });
  return (
    <>
      <p className="label keypad-sent">
        <span>{sent ? `Sent ${[...sent].join(' ')}` : 'Nothing sent yet'}</span>
        <span className="hint" aria-hidden="true">
          Type digits · Esc closes
        </span>
      </p>
      <div className="keypad" role="group" aria-label="Keypad">
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
