import type { SetUpStep } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { StepSummary } from './step-summary.js';

export interface StepProps {
  step: SetUpStep;
  number: number;
  isDone: boolean;
  isOpen: boolean;
  /** For a step before it. */
  isWaiting: boolean;
  onOpen: () => void;
  children: ReactNode;
}

export function Step({ step, number, isDone, isOpen, isWaiting, onOpen, children }: StepProps) {
  const t = useTranslations('setUp');
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // Who finished a step goes on at the next one's title; the first one that is open leaves the focus where it is.
    if (isOpen && !wasOpen.current) heading.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <li className={isDone ? 'cc-step cc-step-done' : 'cc-step'} aria-current={isOpen ? 'step' : undefined}>
      <span className="cc-jack">
        {isDone ? <Icon name="check" size="sm" /> : number}
        {isDone && <span className="cc-unseen">{t('done')}</span>}
      </span>
      <div className="cc-step-body">
        <div className="cc-step-head">
          <h2 ref={heading} tabIndex={-1}>
            {t(`steps.${step}.title`)}
          </h2>
          {!isOpen && !isWaiting && (
            <Button
              size="compact-sm"
              aria-label={t(isDone ? 'changeOf' : 'openOf', { step: t(`steps.${step}.title`) })}
              onClick={onOpen}
            >
              {isDone ? t('change') : t('open')}
            </Button>
          )}
        </div>
        {!isOpen && (
          <p className="cc-muted">
            {isWaiting ? t('waiting') : isDone ? <StepSummary step={step} /> : t(`steps.${step}.text`)}
          </p>
        )}
        {isOpen && !isWaiting && children}
        {isOpen && isWaiting && <p className="cc-muted">{t('waiting')}</p>}
      </div>
    </li>
  );
}
