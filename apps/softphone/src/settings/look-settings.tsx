import { useId } from 'react';
import { chooseLanguage, languageNames, languages } from '../language/languages.js';
import { useMessages, useSoftphone } from '../screens/softphone-context.js';

const themes = ['light', 'dark'] as const;

/** Light or dark, and in which language. */
export function LookSettings() {
  const { softphone, choices } = useSoftphone();
  const { look } = useMessages().settings;
  const id = useId();
  const preferred = languageNames[chooseLanguage(null, navigator.languages)];
  const chosenOf = <Value extends string>(values: readonly Value[], text: string): Value | null =>
    values.find((value) => value === text) ?? null;
  return (
    <section className="settings-group" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{look.title}</h2>
      <div className="setting">
        <label htmlFor={`${id}-theme`}>{look.theme}</label>
        <select
          id={`${id}-theme`}
          value={choices.theme ?? ''}
          onChange={({ target }) => softphone.choices.change({ theme: chosenOf(themes, target.value) })}
        >
          <option value="">{look.automatic}</option>
          {themes.map((theme) => (
            <option key={theme} value={theme}>
              {look[theme]}
            </option>
          ))}
        </select>
      </div>
      <div className="setting">
        <label htmlFor={`${id}-language`}>{look.language}</label>
        <select
          id={`${id}-language`}
          value={choices.language ?? ''}
          onChange={({ target }) => softphone.choices.change({ language: chosenOf(languages, target.value) })}
        >
          <option value="">{look.byBrowser(preferred)}</option>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}
