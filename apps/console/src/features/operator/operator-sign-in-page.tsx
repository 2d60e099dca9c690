import type { OperatorMe } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import type { Session } from '../../session/session.js';
import { SignInForm } from '../../session/sign-in-form.js';
import { LanguageSelect } from '../../shell/language-select.js';

export function OperatorSignInPage({ session }: { session: Session<OperatorMe> }) {
  const t = useTranslations('operator');
  useDocumentTitle(t('signInTitle'));
  return (
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{t('signInTitle')}</h1>
        <p className="cc-muted">{t('signInLead')}</p>
        <SignInForm session={session} />
        <p className="cc-hint">
          {t('notOperator')}{' '}
          <a className="cc-link" href="/console/">
            {t('toConsole')}
          </a>
        </p>
        <LanguageSelect />
      </div>
    </main>
  );
}
