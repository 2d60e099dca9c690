import type { TwilioApplication, TwilioIntent } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useApplications } from './api/twilio-account.js';
import { FromTwilio } from './asking-twilio.js';
import { ChangesDialog } from './changes-dialog.js';

export interface PickerProps {
  onDone: () => void;
  /** Back to where one came from, where there is such a place. */
  onLeave?: () => void;
}

/** The account's TwiML Apps with where each leads; or a new one, made here. */
export function ApplicationPicker({ onDone, onLeave }: PickerProps) {
  const t = useTranslations('twilio');
  const applications = useApplications();
  const [asked, setAsked] = useState<{ intent: TwilioIntent; application?: TwilioApplication } | null>(null);
  return (
    <div className="cc-form">
      <p className="cc-muted">{t('application.text')}</p>
      <FromTwilio query={applications} reading={t('application.reading')}>
        {({ data }) => (
          <ul className="cc-choices">
            {data.map((application) => (
              <Application
                key={application.sid}
                application={application}
                onUse={() =>
                  setAsked({ intent: { kind: 'use-application', applicationSid: application.sid }, application })
                }
              />
            ))}
          </ul>
        )}
      </FromTwilio>
      <div className="cc-actions">
        <Button variant="filled" onClick={() => setAsked({ intent: { kind: 'create-application' } })}>
          {t('application.create')}
        </Button>
        {onLeave && <Button onClick={onLeave}>{t('leave')}</Button>}
      </div>
      {asked && (
        <ChangesDialog
          intent={asked.intent}
          title={
            asked.application
              ? t('application.useTitle', { name: asked.application.friendlyName })
              : t('application.createTitle')
          }
          action={asked.application ? t('application.use') : t('application.create')}
          done={t('application.chosenNow')}
          {...(isInUse(asked.application) && { warning: t('application.warning') })}
          onDone={onDone}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

const isInUse = (application: TwilioApplication | undefined) =>
  application !== undefined && !application.ours && application.voiceUrl !== null;

function Application({ application, onUse }: { application: TwilioApplication; onUse: () => void }) {
  const t = useTranslations('twilio');
  const { friendlyName, sid, voiceUrl, ours, chosen } = application;
  return (
    <li className="cc-choice">
      <span className="cc-choice-text">
        <strong>{friendlyName}</strong>
        <span className="cc-mono cc-second-line">{sid}</span>
        <span className="cc-mono cc-second-line">{voiceUrl ?? t('application.noUrl')}</span>
      </span>
      {chosen && <span className="cc-tag cc-tag-line">{t('application.chosen')}</span>}
      {ours && <span className="cc-tag cc-tag-ok">{t('application.ours')}</span>}
      {isInUse(application) && <span className="cc-tag cc-tag-warning">{t('application.inUse')}</span>}
      {!(chosen && ours) && (
        <Button size="compact-sm" aria-label={t('application.useOf', { name: friendlyName })} onClick={onUse}>
          {t('application.use')}
        </Button>
      )}
    </li>
  );
}
