import type { ProviderProblem } from '@cordboard/contracts';
import { Icon, Notice } from '@cordboard/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { LanguageSelect } from '../shell/language-select.js';
import { SignInForm } from './sign-in-form.js';
import type { FindWay } from './sign-in-way.js';
import { useSession } from './use-session.js';

export interface SignInPageProps {
  findWay: FindWay;
  /** Why somebody who came back from their company's provider is not signed in. */
  providerProblem?: ProviderProblem | undefined;
}

export function SignInPage({ findWay, providerProblem }: SignInPageProps) {
  const t = useTranslations('session');
  const session = useSession();
  useDocumentTitle(t('title'));
  return (
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{t('title')}</h1>
        <p className="cc-muted">{t('lead')}</p>
        {providerProblem && (
          <Notice tone="danger" icon="alert" title={t(`providerProblems.${providerProblem}.what`)}>
            <p>{t(`providerProblems.${providerProblem}.remedy`)}</p>
          </Notice>
        )}
        <SignInForm session={session} findWay={findWay} />
        <p className="cc-hint">{t('forgotten')}</p>
        <LanguageSelect />
      </div>
    </main>
  );
}
