import type { CallingStop } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';

/** Who stopped the outgoing calls, since when, and what that means; nothing while they may begin. */
export function CallsStoppedNotice({ stop, action }: { stop: CallingStop; action?: ReactNode }) {
  const t = useTranslations('callingRules');
  const formats = useFormats();
  const { company, operator } = stop;
  const since = operator?.since ?? company?.since;
  if (since === undefined) return null;
  return (
    <Notice
      tone="danger"
      icon="alert"
      title={t('stop.stoppedTitle', { moment: formats.moment(since) })}
      action={action}
    >
      <p>{operator ? t('stop.byOperator') : t('stop.byCompany')}</p>
    </Notice>
  );
}
