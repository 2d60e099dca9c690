import type { AppliedTwilioChanges } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useFailureWords } from '../../api/use-problem-words.js';
import { ChangeList } from './change-list.js';

/** Twilio refused or was lost on the way: what was done, what failed and why, what is left. */
export function PartlyDone({ result, onClose }: { result: AppliedTwilioChanges; onClose: () => void }) {
  const t = useTranslations('twilio');
  const wordsOf = useFailureWords();
  const failure = result.failure && wordsOf(result.failure);
  const parts = [
    { title: t('changes.done'), changes: result.done },
    { title: t('changes.failed'), changes: result.failed },
    { title: t('changes.remaining'), changes: result.remaining },
  ].filter(({ changes }) => changes.length > 0);
  return (
    <div className="cc-stack">
      <Notice tone="danger" icon="alert" title={t('changes.partly')}>
        {failure && (
          <p>
            {failure.what} {failure.remedy}
          </p>
        )}
      </Notice>
      {parts.map(({ title, changes }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ChangeList changes={changes} />
        </section>
      ))}
      <div className="cc-actions cc-actions-end">
        <Button variant="filled" onClick={onClose}>
          {t('leave')}
        </Button>
      </div>
    </div>
  );
}
