import { getRouteApi } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useIdentityProvider } from './api/identity-provider.js';
import { PolicyCard } from './policy-card.js';
import { ProviderCard } from './provider-card.js';
import { TrialNotice } from './trial-notice.js';

const route = getRouteApi('/sign-in-settings');

export function SignInSettingsScreen() {
  const t = useTranslations('signInSettings');
  const trial = route.useSearch();
  const settings = useIdentityProvider();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack cc-reading">
        <TrialNotice {...trial} />
        <PolicyCard />
        {settings.isPending && <Waiting>{t('reading')}</Waiting>}
        {settings.error && (
          <ProblemNotice problem={toProblem(settings.error)} onRetry={() => void settings.refetch()} />
        )}
        {settings.data && <ProviderCard settings={settings.data} />}
      </div>
    </Page>
  );
}
