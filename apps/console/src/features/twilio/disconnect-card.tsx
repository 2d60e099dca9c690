import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useForgetTwilio } from './api/twilio-config.js';
import { ChangesDialog } from './changes-dialog.js';
import { useSeenConfig } from './seen-config.js';

/** Undoes at Twilio what Cordboard did there; or, where Twilio can no longer be asked, forgets the account alone. */
export function DisconnectCard({ accountSid }: { accountSid: string }) {
  const t = useTranslations('twilio');
  const [asked, setAsked] = useState<'disconnect' | 'forget' | null>(null);
  const close = () => setAsked(null);
  return (
    <section className="cc-card cc-pad" aria-labelledby="twilio-disconnect">
      <h2 id="twilio-disconnect">{t('disconnect.title')}</h2>
      <p className="cc-muted">{t('disconnect.text')}</p>
      <div className="cc-actions">
        <Button onClick={() => setAsked('disconnect')}>{t('disconnect.show')}</Button>
        <Button variant="subtle" onClick={() => setAsked('forget')}>
          {t('disconnect.forget')}
        </Button>
      </div>
      {asked === 'disconnect' && (
        <ChangesDialog
          intent={{ kind: 'disconnect' }}
          title={t('disconnect.dialogTitle')}
          action={t('disconnect.action')}
          done={t('disconnect.done')}
          warning={t('disconnect.warning')}
          typed={{ label: t('disconnect.typed', { word: accountSid.slice(-4) }), word: accountSid.slice(-4) }}
          onClose={close}
        />
      )}
      {asked === 'forget' && <Forget onClose={close} />}
    </section>
  );
}

function Forget({ onClose }: { onClose: () => void }) {
  const t = useTranslations('twilio');
  const forget = useForgetTwilio();
  const { seen } = useSeenConfig();
  const confirm = () =>
    forget.mutate(seen?.etag ?? '*', {
      onSuccess: ({ leaves }) => {
        notifications.show({ message: t('disconnect.forgotten', { count: leaves.length }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('disconnect.forgetTitle')}
      action={t('disconnect.forget')}
      isBusy={forget.isPending}
      problem={forget.error && toProblem(forget.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('disconnect.forgetText')}</p>
    </ConfirmDialog>
  );
}
