import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { english } from './english.js';
import type { Catalogue } from './catalogue.js';
import { chooseLanguage, loadCatalogue, localeFor, type Language } from './languages.js';

const choiceKey = 'cordboard.language';

interface LanguageChoice {
  readonly language: Language;
  /** Rejects when the language cannot be fetched; the present one stays. */
  readonly choose: (language: Language) => Promise<void>;
}

interface Shown {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

const wantedLanguage = () => chooseLanguage(localStorage.getItem(choiceKey), navigator.languages);

const LanguageContext = createContext<LanguageChoice | null>(null);

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('Render this inside <LanguageProvider>.');
  return choice;
}

/** The console in the viewer's language; empty for the moment in which its texts are fetched. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [isWordless, setWordless] = useState(false);

  const show = useCallback(async (language: Language) => {
    setShown({ language, catalogue: await loadCatalogue(language) });
  }, []);
  const choose = useCallback(
    async (language: Language) => {
      await show(language);
      localStorage.setItem(choiceKey, language);
    },
    [show],
  );
  useEffect(() => {
    // A console in English is better than none.
    show(wantedLanguage())
      .catch(() => show('en'))
      .catch(() => setWordless(true));
  }, [show]);
  useEffect(() => {
    if (shown) document.documentElement.lang = shown.language;
  }, [shown]);

  const choice = useMemo(() => shown && { language: shown.language, choose }, [shown, choose]);
  // The one sentence that stands in no catalogue.
  if (isWordless) return <p role="alert">Cordboard’s texts could not be loaded. Reload the page.</p>;
  if (!choice || !shown) return null;
  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={localeFor(shown.language, navigator.languages)}
        // The types know the English texts word by word; of another language the keys and arguments are the same.
        messages={shown.catalogue as typeof english}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}
