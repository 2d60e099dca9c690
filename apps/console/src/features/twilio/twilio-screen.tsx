import type { TwilioConfig } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFormats } from '../../format/use-formats.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useLatestCheck } from './api/twilio-checks.js';
import { useTwilioConfig } from './api/twilio-config.js';
import { CheckHistory } from './check-history.js';
import { ChecksCard } from './checks-card.js';
import { CredentialsForm } from './credentials-form.js';
import { DisconnectCard } from './disconnect-card.js';
import { HeldCard, type Place } from './held-card.js';
import { PlaceCard } from './place-card.js';

export function TwilioScreen() {
  const t = useTranslations('twilio');
  const formats = useFormats();
  const config = useTwilioConfig();
  const check = useLatestCheck(Boolean(config.data));
  const answer = check.data ? t(`answers.${check.data.outcome}`) : t('lead');
  const checked = check.data ? ` ${t('checkedAt', { age: formats.age(check.data.finishedAt) })}` : '';
  return (
    <Page title={t('title')} lead={answer + checked}>
      {config.isPending && <Waiting>{t('reading')}</Waiting>}
      {config.error && <ProblemNotice problem={toProblem(config.error)} onRetry={() => void config.refetch()} />}
      {config.data === null && <NotConnected />}
      {config.data && (
        <Connected config={config.data.config}>
          {(change) => (
            <>
              {check.isPending && <Waiting>{t('reading')}</Waiting>}
              {check.error && <ProblemNotice problem={toProblem(check.error)} onRetry={() => void check.refetch()} />}
              {check.data !== undefined && <ChecksCard check={check.data} onChange={change} />}
            </>
          )}
        </Connected>
      )}
    </Page>
  );
}

function NotConnected() {
  const t = useTranslations('twilio');
  return (
    <div className="cc-stack cc-narrow">
      <Notice
        tone="line"
        icon="info"
        title={t('notConnectedTitle')}
        role="none"
        action={
          <Link to="/set-up" className="cc-link">
            {t('toSetUp')}
          </Link>
        }
      >
        <p>{t('notConnectedText')}</p>
      </Notice>
      <section className="cc-card cc-pad" aria-label={t('places.credentials')}>
        <CredentialsForm onDone={() => undefined} />
      </section>
    </div>
  );
}

function Connected({
  config,
  children,
}: {
  config: TwilioConfig;
  children: (change: (place: Place) => void) => React.ReactNode;
}) {
  const [asked, setAsked] = useState<{ place: Place | null; turn: number }>({ place: null, turn: 0 });
  const change = (place: Place | null) => setAsked(({ turn }) => ({ place, turn: turn + 1 }));
  return (
    <div className="cc-stack">
      {children(change)}
      <HeldCard config={config} onChange={change} />
      {asked.place && <PlaceCard key={asked.place} place={asked.place} turn={asked.turn} onDone={() => change(null)} />}
      <CheckHistory />
      <DisconnectCard accountSid={config.accountSid} />
    </div>
  );
}
