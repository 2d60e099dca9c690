import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useCallingRules } from './api/calling-rules.js';
import { RulesForm } from './rules-form.js';
import { StopCard } from './stop-card.js';
import { TryCard } from './try-card.js';

/** Where reps may call to and how much, whether a number is among it, and the switch that stops them all. */
export function CallingRulesScreen() {
  const t = useTranslations('callingRules');
  const rules = useCallingRules();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack cc-reading">
        <StopCard />
        <TryCard />
        {rules.isPending && <Waiting>{t('reading')}</Waiting>}
        {rules.error && <ProblemNotice problem={toProblem(rules.error)} onRetry={() => void rules.refetch()} />}
        {rules.data && <RulesForm saved={rules.data} />}
      </div>
    </Page>
  );
}
