import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '../api/api-problem.js';
import { useFieldErrors } from '../api/use-field-errors.js';
import { useProblemWords } from '../api/use-problem-words.js';

export interface ProblemNoticeProps {
  problem: ApiProblem;
  onRetry?: () => void;
  children?: ReactNode;
}

/** What happened, what to do, the button that does it, and the code for whoever is asked for help. */
export function ProblemNotice({ problem, onRetry, children }: ProblemNoticeProps) {
  const t = useTranslations('shell');
  const { code, details } = problem;
  const { what, remedy } = useProblemWords()(problem);
  // Here, too: the form may have no field of that name.
  const wrong = new Set(Object.values(useFieldErrors()(problem)));
  return (
    <Notice
      tone="danger"
      icon="alert"
      title={what}
      action={onRetry && <Button onClick={onRetry}>{t('tryAgain')}</Button>}
    >
      {remedy && <p>{remedy}</p>}
      {[...wrong].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children && <p>{children}</p>}
      {code && (
        <p className="cc-code">
          {code}
          {details?.requestId ? ` · ${details.requestId}` : ''}
        </p>
      )}
    </Notice>
  );
}
