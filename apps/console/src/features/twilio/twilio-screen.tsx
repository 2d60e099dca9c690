import { Notice } from '@cordboard/ui';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useTwilioConfig } from './api/twilio-config.js';
import { ConfigForm } from './config-fields.js';
import { VoiceUrls } from './voice-urls.js';

export function TwilioScreen() {
  const t = useTranslations('twilio');
  const config = useTwilioConfig();
  return (
    <Page title={t('title')} lead={t('lead')}>
      {config.isPending && <Waiting>{t('reading')}</Waiting>}
      {config.error && <ProblemNotice problem={toProblem(config.error)} onRetry={() => void config.refetch()} />}
      {config.data !== undefined && (
        <div className="cc-stack">
          {config.data === null && (
            <Notice tone="line" icon="info" title={t('notConnectedTitle')} role="none">
              <p>{t('notConnectedText')}</p>
            </Notice>
          )}
          <div className="cc-columns">
            <ConfigForm config={config.data} />
            <VoiceUrls />
          </div>
        </div>
      )}
    </Page>
  );
}
