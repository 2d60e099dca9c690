import { Icon } from '@cordboard/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { LanguageSelect } from '../shell/language-select.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const t = useTranslations('session');
  useDocumentTitle(t('title'));
  return (
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{t('title')}</h1>
        <p className="cc-muted">{t('lead')}</p>
        <SignInForm />
        <p className="cc-hint">{t('forgotten')}</p>
        <LanguageSelect />
      </div>
    </main>
  );
}
