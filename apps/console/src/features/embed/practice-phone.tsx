import { mountSoftphone, type Softphone, type SoftphoneEvent } from '@cordboard/embed';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../../api/api-problem.js';
import { practiceLine } from '../../format/practice-line.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { usePracticeLaunch } from './api/embed-origins.js';

/** The practice line says what it is, then plays a tone. No client name and no number is written so. */
/** How far the practice call is. `problem`: what the softphone says is in the way. */
type Progress =
  | { readonly kind: 'starting' | 'calling' | 'heard' | 'ended' | 'over' }
  | { readonly kind: 'problem'; readonly sentence: string };

export function PracticePhone({ rep, onClose }: { rep: string; onClose: () => void }) {
  const t = useTranslations('embed');
  const shell = useTranslations('shell');
  const launch = usePracticeLaunch();
  const place = useRef<HTMLDivElement>(null);
  const softphone = useRef<Softphone | null>(null);
  const [progress, setProgress] = useState<Progress>({ kind: 'starting' });
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  useEffect(() => {
    if (!place.current) return undefined;
    const mounted = mountSoftphone({
      container: place.current,
      // One call is tried here; there is nothing to fold it out of the way of.
      canFold: false,
      launch: () => {
        setProblem(null);
        return launch(rep).catch((error: unknown) => {
          setProblem(toProblem(error));
          throw error;
        });
      },
      onEvent: (event) => setProgress((before) => progressAfter(event, before)),
    });
    softphone.current = mounted;
    // Asked for at once: it waits for the line, as any click on a number does.
    mounted.dial(practiceLine, { label: shell('practiceLine') });
    return () => mounted.destroy();
    // Mounted once for each rep; a text that changes its language is no reason to hang up.
  }, [rep]);

  const again = () => {
    setProgress({ kind: 'calling' });
    softphone.current?.dial(practiceLine, { label: shell('practiceLine') });
  };
  const canTryAgain = progress.kind === 'ended' || progress.kind === 'over' || progress.kind === 'problem';
  return (
    <div className="cc-practice">
      {problem && <ProblemNotice problem={problem} />}
      {progress.kind === 'problem' ? (
        <Notice tone="danger" icon="alert" title={t('practice.failed')}>
          <p>{t('practice.said', { sentence: progress.sentence })}</p>
        </Notice>
      ) : (
        <p role="status">{t(`practice.${progress.kind}`)}</p>
      )}
      <div ref={place} className="cc-practice-phone" />
      <div className="cc-actions">
        {canTryAgain && <Button onClick={again}>{t('practice.again')}</Button>}
        <Button onClick={onClose}>{t('practice.close')}</Button>
      </div>
    </div>
  );
}

function progressAfter(event: SoftphoneEvent, before: Progress): Progress {
  switch (event.type) {
    case 'call-changed':
      return { kind: event.state === 'in-call' ? 'heard' : 'calling' };
    case 'call-ended':
      if (event.outcome === 'completed') return { kind: before.kind === 'heard' ? 'ended' : 'over' };
      return { kind: 'problem', sentence: event.sentence };
    case 'unavailable':
    case 'dial-refused':
    case 'launch-failed':
      return { kind: 'problem', sentence: event.sentence };
    case 'ready':
    case 'resize':
      return before;
  }
}
