import { english as folding } from '../folding/messages.en.js';
import { german as foldingInGerman } from '../folding/messages.de.js';
import { english as phone } from '../phone/messages.en.js';
import { german as phoneInGerman } from '../phone/messages.de.js';
import { english as screens } from '../screens/messages.en.js';
import { german as screensInGerman } from '../screens/messages.de.js';
import { english as settings } from '../settings/messages.en.js';
import { german as settingsInGerman } from '../settings/messages.de.js';
import { phrases } from './phrases.de.js';
import type { Translated } from './translated.js';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** Each by its own name, for who does not understand the present one. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const english = {
  folding,
  phone,
  screens,
  settings,
  /** A sentence of code that knows no language. */
  phrase: (sentence: string) => sentence,
};
export type Messages = Translated<typeof english>;

// Both are in the first script: a second one would have to come before the first word can be shown.
const catalogues: Readonly<Record<Language, Messages>> = {
  en: english,
  de: {
    folding: foldingInGerman,
    phone: phoneInGerman,
    screens: screensInGerman,
    settings: settingsInGerman,
    phrase: (sentence) => phrases[sentence] ?? sentence.replace(/^taken by /, 'angenommen von '),
  },
};

export function messagesIn(language: Language): Messages {
  return catalogues[language];
}

/** The language that was chosen here before, else the first that the browser prefers and we speak. */
export function chooseLanguage(chosen: Language | null, preferred: readonly string[]): Language {
  const spoken = preferred.map((locale) => languages.find((each) => each === locale.split('-')[0]?.toLowerCase()));
  return chosen ?? spoken.find((language) => language !== undefined) ?? 'en';
}
