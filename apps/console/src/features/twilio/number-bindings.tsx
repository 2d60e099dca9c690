import type { TwilioIntent, TwilioPhoneNumber } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PartyName } from '../../format/party-name.js';
import { useParties } from '../../format/use-parties.js';
import { usePhoneNumbers } from './api/twilio-account.js';
import { FromTwilio } from './asking-twilio.js';
import { ChangesDialog } from './changes-dialog.js';

type Asked = { kind: 'bind-numbers' | 'release-numbers'; numbers: readonly TwilioPhoneNumber[] };

const intentOf = ({ kind, numbers }: Asked): TwilioIntent => ({
  kind,
  phoneNumberSids: numbers.slice(0, 100).map(({ sid }) => sid),
});

/** Which of the account's numbers ring the reps. A number that answers elsewhere is changed only after both were shown. */
export function NumberBindings() {
  const t = useTranslations('twilio');
  const parties = useParties();
  const list = usePhoneNumbers();
  const [asked, setAsked] = useState<Asked | null>(null);
  const namesOf = (numbers: readonly TwilioPhoneNumber[]) =>
    numbers.map(({ phoneNumber }) => parties.show(phoneNumber));
  return (
    <div className="cc-form">
      <h3>{t('numbers.title')}</h3>
      <FromTwilio query={list} reading={t('numbers.reading')}>
        {({ incoming }) => {
          const unbound = incoming.filter(({ binding, canVoice }) => binding !== 'ours' && canVoice);
          return (
            <>
              {incoming.length === 0 && <p className="cc-muted">{t('numbers.none')}</p>}
              <ul className="cc-choices">
                {incoming.map((number) => (
                  <BoundNumber key={number.sid} number={number} onAsk={setAsked} />
                ))}
              </ul>
              {unbound.length > 1 && (
                <div className="cc-actions">
                  <Button onClick={() => setAsked({ kind: 'bind-numbers', numbers: unbound })}>
                    {t('numbers.bindAll', { count: unbound.length })}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </FromTwilio>
      {asked && (
        <ChangesDialog
          intent={intentOf(asked)}
          title={t(`numbers.${asked.kind}.title`, { numbers: namesOf(asked.numbers).join(', ') })}
          action={t(`numbers.${asked.kind}.action`)}
          done={t(`numbers.${asked.kind}.done`)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function BoundNumber({ number, onAsk }: { number: TwilioPhoneNumber; onAsk: (asked: Asked) => void }) {
  const t = useTranslations('twilio');
  const { phoneNumber, friendlyName, binding, canVoice, voiceUrl, voiceApplicationSid, trunkSid } = number;
  const kind = binding === 'ours' ? 'release-numbers' : 'bind-numbers';
  const shown = useParties().show(phoneNumber);
  const where = { ours: null, none: null, url: voiceUrl, application: voiceApplicationSid, trunk: trunkSid }[binding];
  return (
    <li className="cc-choice">
      <span className="cc-choice-text">
        <strong>
          <PartyName party={phoneNumber} />
        </strong>
        <span className="cc-second-line">{friendlyName}</span>
        {where && <span className="cc-mono cc-second-line">{where}</span>}
      </span>
      <span className={`cc-tag ${binding === 'ours' ? 'cc-tag-ok' : binding === 'none' ? '' : 'cc-tag-warning'}`}>
        {canVoice ? t(`bindings.${binding}`) : t('numbers.noVoice')}
      </span>
      {canVoice && (
        <Button
          size="compact-sm"
          aria-label={t(`numbers.${kind}.of`, { number: shown })}
          onClick={() => onAsk({ kind, numbers: [number] })}
        >
          {t(`numbers.${kind}.action`)}
        </Button>
      )}
    </li>
  );
}
