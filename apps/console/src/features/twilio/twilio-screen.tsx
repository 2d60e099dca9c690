import { Notice } from '@cordboard/ui';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useTwilioConfig } from './api/twilio-config.js';
import { ConfigForm } from './config-fields.js';
import { messages } from './messages.js';
import { VoiceUrls } from './voice-urls.js';

export function TwilioScreen() {
  const config = useTwilioConfig();
  return (
    <Page title={messages.title} lead={messages.lead}>
      {config.isPending && <Waiting>{messages.reading}</Waiting>}
      {config.error && <ProblemNotice problem={toProblem(config.error)} onRetry={() => void config.refetch()} />}
      {config.data !== undefined && (
        <div className="cc-stack">
          {config.data === null && (
            <Notice tone="line" icon="info" title={messages.notConnectedTitle} role="none">
              <p>{messages.notConnectedText}</p>
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
