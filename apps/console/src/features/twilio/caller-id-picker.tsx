import type { TwilioPhoneNumberList } from '@cordboard/contracts';
import { Button, Radio } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { PartyName } from '../../format/party-name.js';
import { useParties } from '../../format/use-parties.js';
import { EmptyState } from '../../shell/empty-state.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useChooseCallerId } from './api/twilio-config.js';
import { usePhoneNumbers } from './api/twilio-account.js';
import type { PickerProps } from './application-picker.js';
import { AskingTwilio, FromTwilio } from './asking-twilio.js';
import { ConfigConflictNotice } from './config-conflict.js';
import { useSeenConfig } from './seen-config.js';

/** Which number called phones show: of the account's own, or verified by Twilio. */
export function CallerIdPicker(props: PickerProps) {
  const t = useTranslations('twilio');
  const numbers = usePhoneNumbers();
  return (
    <div className="cc-form">
      <p className="cc-muted">{t('callerId.text')}</p>
      <FromTwilio query={numbers} reading={t('numbers.reading')}>
        {(list) =>
          list.callerIds.length === 0 ? (
            <EmptyState title={t('callerId.emptyTitle')} text={t('callerId.emptyText')} />
          ) : (
            <Choice list={list} {...props} />
          )
        }
      </FromTwilio>
    </div>
  );
}

function Choice({ list: { callerIds, verified }, onDone, onLeave }: PickerProps & { list: TwilioPhoneNumberList }) {
  const t = useTranslations('twilio');
  const parties = useParties();
  const { seen, see, conflictIn } = useSeenConfig();
  const [chosen, setChosen] = useState(seen?.config.callerId ?? callerIds[0] ?? '');
  const choose = useChooseCallerId();
  const problem = choose.error ? toProblem(choose.error) : null;
  const conflict = conflictIn(problem);
  const send = (etag: string | undefined) =>
    choose.mutate(
      { change: { callerId: chosen }, etag },
      {
        onSuccess: (saved) => {
          see(saved);
          notifications.show({ message: t('callerId.saved', { number: parties.show(chosen) }) });
          onDone();
        },
      },
    );
  const isVerified = (number: string) => verified.some(({ phoneNumber }) => phoneNumber === number);
  return (
    <>
      <Radio.Group label={t('callerId.label')} value={chosen} onChange={setChosen}>
        <div className="cc-radios">
          {callerIds.map((number) => (
            <Radio
              key={number}
              value={number}
              label={<PartyName party={number} />}
              description={isVerified(number) ? t('callerId.verified') : t('callerId.owned')}
            />
          ))}
        </div>
      </Radio.Group>
      {conflict ? (
        <ConfigConflictNotice
          conflict={conflict}
          isBusy={choose.isPending}
          onGoOn={() => send(conflict.etag)}
          onLeave={() => {
            choose.reset();
            see(conflict.now && conflict.etag ? { config: conflict.now, etag: conflict.etag } : null);
            setChosen(conflict.now?.callerId ?? chosen);
          }}
        />
      ) : (
        problem && <ProblemNotice problem={problem} />
      )}
      {choose.isPending ? (
        <AskingTwilio onCancel={choose.cancel}>{t('callerId.asking')}</AskingTwilio>
      ) : (
        <div className="cc-actions">
          <Button variant="filled" disabled={!chosen || Boolean(conflict)} onClick={() => send(seen?.etag)}>
            {t('callerId.use', { number: parties.show(chosen) })}
          </Button>
          {onLeave && <Button onClick={onLeave}>{t('leave')}</Button>}
        </div>
      )}
    </>
  );
}
