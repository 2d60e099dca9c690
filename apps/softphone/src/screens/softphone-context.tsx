import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Choices } from '../choices/choices.js';
import { chooseLanguage, messagesIn, type Messages } from '../language/languages.js';
import type { Softphone } from '../softphone.js';
import { useStore } from '../use-store.js';

interface Surroundings {
  softphone: Softphone;
  choices: Choices;
  messages: Messages;
  areSettingsOpen: boolean;
  openSettings: (areOpen: boolean) => void;
}

const SoftphoneContext = createContext<Surroundings | null>(null);

/** What every screen has around it: the softphone, the rep's own choices, and the words of their language. */
export function SoftphoneProvider({ softphone, children }: { softphone: Softphone; children: ReactNode }) {
  const choices = useStore(softphone.choices);
  const theme = useSyncExternalStore(softphone.subscribe, softphone.getTheme);
  const [areSettingsOpen, openSettings] = useState(false);
  const language = chooseLanguage(choices.language, navigator.languages);

  useEffect(() => {
    document.documentElement.lang = language;
    // Without one the page follows the system.
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);

  const surroundings = useMemo(
    () => ({ softphone, choices, messages: messagesIn(language), areSettingsOpen, openSettings }),
    [softphone, choices, language, areSettingsOpen],
  );
  return <SoftphoneContext.Provider value={surroundings}>{children}</SoftphoneContext.Provider>;
}

export function useSoftphone(): Surroundings {
  const surroundings = useContext(SoftphoneContext);
  if (!surroundings) throw new Error('A screen was drawn outside of the SoftphoneProvider.');
  return surroundings;
}

export const useMessages = (): Messages => useSoftphone().messages;
