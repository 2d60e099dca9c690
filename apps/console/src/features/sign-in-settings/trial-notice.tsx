import { Notice } from '@cordboard/ui';
import { useTranslations } from 'use-intl';
import type { Trial } from './trial.js';

/** What came of trying the provider. */
export function TrialNotice({ tried, problem }: Trial) {
  const t = useTranslations('signInSettings');
  if (problem) {
    return (
      <Notice tone="danger" icon="alert" title={t('trialFailed')}>
        <p>{t(`trialProblems.${problem}`)}</p>
      </Notice>
    );
  }
  if (!tried) return null;
  return (
    <Notice tone="ok" icon="check" title={t('trialDone')}>
      <p>{t('trialNext')}</p>
    </Notice>
  );
}
