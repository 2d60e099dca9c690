import type { Catalogue } from './catalogue.js';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** Each by its own name, for who does not understand the present one. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Each language is fetched by who reads it. Rejects when it cannot be. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  if (language === 'de') return (await import('./german.js')).german;
  return (await import('./english.js')).english;
}

/** The language that was chosen here before, else the first that the browser prefers and we speak. */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  const wanted = [...(chosen ? [chosen] : []), ...preferred].map(languageOf);
  return wanted.find((language) => language !== undefined) ?? 'en';
}

/** How dates and numbers are written: as where the viewer lives, if people speak the language there (`de-AT`). */
export function localeFor(language: Language, preferred: readonly string[]): string {
  return preferred.find((locale) => languageOf(locale) === language) ?? language;
}

function languageOf(locale: string): Language | undefined {
  const primary = locale.split('-')[0]?.toLowerCase();
  return languages.find((language) => language === primary);
}
