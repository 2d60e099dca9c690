import { useId } from 'react';
import { useMessages, useSoftphone } from '../screens/softphone-context.js';

/** What each key does, and the switch for those that are a single letter, digit or sign. */
export function KeySettings() {
  const { softphone, choices } = useSoftphone();
  const { keys } = useMessages().settings;
  const id = useId();
  const shortcuts: readonly (readonly [key: string, does: string, isLetter: boolean])[] = [
    ['Alt ⇧ C', keys.answer, false],
    ['Alt ⇧ E', keys.hangUp, false],
    ['/', keys.field, true],
    ['↑ ↓', keys.choose, false],
    ['Enter', keys.call, false],
    ['M', keys.mute, true],
    ['K', keys.keypad, true],
    ['0–9 * #', keys.digits, false],
    ['Esc', keys.back, false],
  ];
  const { hasLetterKeys } = choices;
  return (
    <section className="settings-group" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{keys.title}</h2>
      <p className="settings-row">
        <label htmlFor={id}>{keys.letters}</label>
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-describedby={`${id}-hint`}
          checked={hasLetterKeys}
          onChange={({ target }) => softphone.choices.change({ hasLetterKeys: target.checked })}
        />
      </p>
      <p id={`${id}-hint`} className="muted small">
        {hasLetterKeys ? keys.lettersOn : keys.lettersOff}
      </p>
      <table className="keys">
        <caption className="unseen">{keys.list}</caption>
        <tbody>
          {shortcuts.map(([key, does, isLetter]) => (
            <tr key={key} className={isLetter && !hasLetterKeys ? 'key-off' : undefined}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
