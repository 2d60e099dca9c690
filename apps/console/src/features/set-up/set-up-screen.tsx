import { setUpSteps, type SetUp, type SetUpStep } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useTwilioConfig } from '../twilio/api/twilio-config.js';
import { useSetUp } from './api/set-up.js';
import { Step } from './step.js';
import { StepBody } from './step-body.js';

const route = getRouteApi('/set-up');

/** What is left to do before the reps can call: five steps, each of which can be left and come back to. */
export function SetUpScreen() {
  const t = useTranslations('setUp');
  const setUp = useSetUp();
  // Its version is what a decision in a step is sent with: no step opens before it was read.
  const config = useTwilioConfig();
  // Nor before it was read anew, where the step before has changed it: else that change would be somebody else's.
  const [reached, setReached] = useState(setUp.data);
  if (setUp.data !== reached && !config.isFetching) setReached(setUp.data);
  const problem = setUp.error ?? config.error;
  const again = () => void Promise.all([setUp.refetch(), config.refetch()]);
  return (
    <Page
      title={t('title')}
      lead={setUp.data?.canCall ? t('leadDone') : t('lead')}
      actions={<Button renderRoot={(props: object) => <Link to="/admins" {...props} />}>{t('invite')}</Button>}
    >
      {(setUp.isPending || config.isPending) && <Waiting>{t('reading')}</Waiting>}
      {problem && <ProblemNotice problem={toProblem(problem)} onRetry={again} />}
      {reached && config.isSuccess && <Steps setUp={reached} />}
    </Page>
  );
}

function Steps({ setUp: { done } }: { setUp: SetUp }) {
  const t = useTranslations('setUp');
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const open = step ?? setUpSteps.find((each) => !done.includes(each));
  const show = (next: SetUpStep | undefined) => void navigate({ search: next ? { step: next } : {}, replace: true });
  // What stands at Twilio cannot be chosen before Twilio can be asked.
  const waits = (each: SetUpStep) => (each === 'application' || each === 'caller-id') && !done.includes('credentials');
  return (
    <div className="cc-stack cc-narrow">
      {done.length === setUpSteps.length && (
        <Notice tone="ok" icon="check" title={t('finishedTitle')} role="none">
          <p>
            {t('finishedText')}{' '}
            <Link to="/" className="cc-link">
              {t('toOverview')}
            </Link>
          </p>
        </Notice>
      )}
      <ol className="cc-card cc-steps">
        {setUpSteps.map((each, index) => (
          <Step
            key={each}
            step={each}
            number={index + 1}
            isDone={done.includes(each)}
            isOpen={each === open}
            isWaiting={waits(each)}
            onOpen={() => show(each)}
          >
            <StepBody step={each} isDone={done.includes(each)} onDone={() => show(undefined)} />
          </Step>
        ))}
      </ol>
    </div>
  );
}
