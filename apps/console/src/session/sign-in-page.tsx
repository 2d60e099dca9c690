import type { ProviderProblem } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { useTranslations } from 'use-intl';
import { EntranceCard } from '../shell/entrance-card.js';
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
  return (
    <EntranceCard title={t('title')} lead={t('lead')}>
      {providerProblem && (
        <Notice tone="danger" icon="alert" title={t(`providerProblems.${providerProblem}.what`)}>
          <p>{t(`providerProblems.${providerProblem}.remedy`)}</p>
        </Notice>
      )}
      <SignInForm session={session} findWay={findWay} />
      <p className="cc-hint">{t('forgotten')}</p>
    </EntranceCard>
  );
}
