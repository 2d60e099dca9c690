import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../language/language-provider.js';
import { languageNames, languages } from '../language/languages.js';
import { ConsoleIcon } from './console-icon.js';

export function LanguageSelect() {
  const t = useTranslations('shell');
  const { language, choose } = useLanguage();
  const change = (value: string) => {
    const chosen = languages.find((each) => each === value) ?? language;
    choose(chosen).catch(() => notifications.show({ color: 'red', message: t('languageFailed') }));
  };
  return (
    <label className="cc-language">
      <ConsoleIcon name="globe" />
      <select
        aria-label={t('language')}
        title={t('language')}
        value={language}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      >
        {languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
