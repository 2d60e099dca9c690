import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useSettings } from './api/settings.js';
import { SettingsForm } from './settings-form.js';

export function SettingsScreen() {
  const t = useTranslations('settings');
  const settings = useSettings();
  return (
    <Page title={t('title')} lead={t('lead')}>
      {settings.isPending && <Waiting>{t('reading')}</Waiting>}
      {settings.error && <ProblemNotice problem={toProblem(settings.error)} onRetry={() => void settings.refetch()} />}
      {settings.data && <SettingsForm saved={settings.data} />}
    </Page>
  );
}
