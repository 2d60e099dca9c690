import type { TwilioConfig } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFormats } from '../../format/use-formats.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useEndFormerAuthToken } from './api/twilio-config.js';
import { useSeenConfig } from './seen-config.js';

/** The Auth Token that was replaced, while Twilio may still sign with it: until when, and its end before. */
export function FormerAuthToken({ former }: { former: NonNullable<TwilioConfig['formerAuthToken']> }) {
  const t = useTranslations('twilio');
  const formats = useFormats();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <span className="cc-held-value">
        {t('former.until', { lastFour: former.lastFour, when: formats.moment(former.acceptedUntil) })}
      </span>
      <Button size="compact-sm" aria-label={t('former.endOf')} onClick={() => setAsked(true)}>
        {t('former.end')}
      </Button>
      {isAsked && <EndFormerAuthToken onClose={() => setAsked(false)} />}
    </>
  );
}

function EndFormerAuthToken({ onClose }: { onClose: () => void }) {
  const t = useTranslations('twilio');
  const end = useEndFormerAuthToken();
  const { seen } = useSeenConfig();
  const confirm = async () => {
    try {
      // The record that follows has no former token, and so takes this dialog away before a callback of it would be heard.
      await end.mutateAsync(seen?.etag ?? '*');
      notifications.show({ message: t('former.ended') });
      onClose();
    } catch {
      // It is told in the dialog.
    }
  };
  return (
    <ConfirmDialog
      title={t('former.endTitle')}
      action={t('former.end')}
      isBusy={end.isPending}
      problem={end.error && toProblem(end.error)}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t('former.endText')}</p>
    </ConfirmDialog>
  );
}
