import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/api-problem.js';
import { messages } from './messages.js';

export interface ProblemNoticeProps {
  problem: ApiProblem;
  onRetry?: () => void;
  children?: ReactNode;
}

/** What happened, what to do, the button that does it, and the code for whoever is asked for help. */
export function ProblemNotice({ problem, onRetry, children }: ProblemNoticeProps) {
  const { code, details, message, remedy } = problem;
  return (
    <Notice
      tone="danger"
      icon="alert"
      title={message}
      action={onRetry && <Button onClick={onRetry}>{messages.tryAgain}</Button>}
    >
      {remedy && <p>{remedy}</p>}
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
