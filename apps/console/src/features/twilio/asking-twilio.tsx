import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shell/problem-notice.js';

/** Waiting for Twilio is named, counted, and can be given up. */
export function AskingTwilio({ children, onCancel }: { children: string; onCancel: () => void }) {
  const t = useTranslations('twilio');
  const seconds = useSecondsHere();
  return (
    <div className="cc-asking">
      <span role="status">{children}…</span>
      {/* Not in the status: who listens would be told of every second. */}
      <span className="cc-muted" aria-hidden="true">
        {seconds > 1 && t('asking.seconds', { seconds })}
      </span>
      <Button size="compact-sm" onClick={onCancel}>
        {t('asking.cancel')}
      </Button>
      {seconds >= 4 && <p className="cc-muted">{t('asking.slow')}</p>}
    </div>
  );
}

function useSecondsHere(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

/** A query that asks Twilio, as far as what waits for it has to know. */
export interface TwilioQuery<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
  readonly cancel: () => void;
}

/** What Twilio answers, in each of its states: asked for, given up, refused, there. */
export function FromTwilio<Data>({
  query,
  reading,
  children,
}: {
  query: TwilioQuery<Data>;
  reading: string;
  children: (data: Data) => ReactNode;
}) {
  const t = useTranslations('twilio');
  const { data, error, isFetching, refetch, cancel } = query;
  const again = () => void refetch();
  if (data !== undefined) return children(data);
  if (isFetching) return <AskingTwilio onCancel={cancel}>{reading}</AskingTwilio>;
  if (error) return <ProblemNotice problem={toProblem(error)} onRetry={again} />;
  return (
    <div className="cc-asking">
      <span role="status">{t('asking.stopped')}</span>
      <Button size="compact-sm" onClick={again}>
        {t('asking.again')}
      </Button>
    </div>
  );
}
