import { Button, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useCallingUse } from './api/calling-rules.js';
import { useCallingStop, useResumeCalls, useStopCalls } from './api/calling-stop.js';
import { CallsStoppedNotice } from './calls-stopped-notice.js';

export function StopCard() {
  const t = useTranslations('callingRules');
  const stop = useCallingStop();
  const resume = useResumeCalls();
  const [isAsking, setIsAsking] = useState(false);
  if (!stop.data) return stop.error && <ProblemNotice problem={toProblem(stop.error)} />;
  const letBeginAgain = () =>
    resume.mutate(undefined, { onSuccess: () => notifications.show({ message: t('stop.resumed') }) });
  return (
    <>
      <CallsStoppedNotice
        stop={stop.data}
        action={
          stop.data.company &&
          !stop.data.operator && (
            <Button variant="filled" loading={resume.isPending} onClick={letBeginAgain}>
              {t('stop.resume')}
            </Button>
          )
        }
      />
      {resume.error && <ProblemNotice problem={toProblem(resume.error)} />}
      {!stop.data.company && (
        <section className="cc-card cc-pad" aria-labelledby="stop-calls">
          <h2 id="stop-calls">{t('stop.title')}</h2>
          <p className="cc-muted">{t('stop.text')}</p>
          <div className="cc-actions">
            <Button color="red" onClick={() => setIsAsking(true)}>
              {t('stop.action')}
            </Button>
          </div>
        </section>
      )}
      {isAsking && <AskToStop onClose={() => setIsAsking(false)} />}
    </>
  );
}

function AskToStop({ onClose }: { onClose: () => void }) {
  const t = useTranslations('callingRules');
  const stop = useStopCalls();
  const live = useCallingUse().data?.concurrentCalls ?? 0;
  const [endCalls, setEndCalls] = useState(false);
  const confirm = () =>
    stop.mutate(
      { endCalls },
      {
        onSuccess: ({ endedCalls, callsNotEnded }) => {
          notifications.show({
            message: endCalls ? t('stop.ended', { endedCalls, callsNotEnded }) : t('stop.done'),
          });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('stop.askTitle')}
      action={t('stop.confirm')}
      isBusy={stop.isPending}
      problem={stop.error && toProblem(stop.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('stop.follows')}</p>
      <Checkbox
        label={t('stop.endCalls', { live })}
        checked={endCalls}
        onChange={({ currentTarget }) => setEndCalls(currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
