import type { TwilioCheck, TwilioIntent } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { EmptyState } from '../../shell/empty-state.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useRunChecks } from './api/twilio-checks.js';
import { AskingTwilio } from './asking-twilio.js';
import { ChangesDialog } from './changes-dialog.js';
import { Findings, type FindingsProps } from './findings.js';

export interface ChecksCardProps {
  check: TwilioCheck | null;
  onChange: FindingsProps['onChange'];
}

/** Does Twilio still do what we expect? What drifted is shown beside what is expected, and repaired once that was seen. */
export function ChecksCard({ check, onChange }: ChecksCardProps) {
  const t = useTranslations('twilio');
  const run = useRunChecks();
  const [repairing, setRepairing] = useState<TwilioIntent | null>(null);
  const failed = check?.findings.filter(({ state }) => state === 'failed') ?? [];
  const repairable = failed.filter(({ repairable }) => repairable).length;
  const passed = check?.findings.filter(({ state }) => state === 'passed').length ?? 0;
  return (
    <section className="cc-card" aria-labelledby="twilio-checks">
      <header className="cc-card-head">
        <span className="cc-actions">
          <h2 id="twilio-checks">{t('checks.title')}</h2>
          {failed.length > 0 && (
            <span className="cc-tag cc-tag-danger">{t('checks.drifted', { count: failed.length })}</span>
          )}
          {passed > 0 && <span className="cc-tag cc-tag-ok">{t('checks.match', { count: passed })}</span>}
        </span>
        <span className="cc-actions">
          {repairable > 0 && (
            <Button variant="filled" onClick={() => setRepairing({ kind: 'repair', findings: 'all' })}>
              {t('checks.repairAll')}
            </Button>
          )}
          <Button disabled={run.isPending} onClick={() => run.mutate(undefined)}>
            {t('checks.run')}
          </Button>
        </span>
      </header>
      {run.isPending && <AskingTwilio onCancel={run.cancel}>{t('checks.running')}</AskingTwilio>}
      {run.error && <ProblemNotice problem={toProblem(run.error)} onRetry={() => run.mutate(undefined)} />}
      {check ? (
        <Findings
          findings={check.findings}
          onRepair={({ id }) => setRepairing({ kind: 'repair', findings: [id] })}
          onChange={onChange}
        />
      ) : (
        <EmptyState title={t('checks.noneTitle')} text={t('checks.noneText')} />
      )}
      <footer className="cc-card-foot">{t('checks.schedule')}</footer>
      {repairing && (
        <ChangesDialog
          intent={repairing}
          title={t('checks.repairTitle')}
          action={t('checks.repairThis')}
          done={t('checks.repaired')}
          onClose={() => setRepairing(null)}
        />
      )}
    </section>
  );
}
