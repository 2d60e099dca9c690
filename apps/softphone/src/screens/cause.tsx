import { Icon, type IconName } from '@cordboard/ui';
import type { ReactNode } from 'react';
import { useMessages } from './softphone-context.js';

export interface CauseProps {
  tone: 'danger' | 'warning' | 'line';
  icon: IconName;
  title: string;
  children?: ReactNode;
  role?: 'alert';
}

/** What is the matter, large, at the head of a screen that is about nothing else. */
export function Cause({ tone, icon, title, children, role }: CauseProps) {
  return (
    <div className="cause" role={role}>
      <span className={`badge badge-${tone}`}>
        <Icon name={icon} size="lg" />
      </span>
      <h1>{title}</h1>
      {children && <p className="muted">{children}</p>}
    </div>
  );
}

export interface Step {
  state: 'done' | 'now' | 'next';
  text: ReactNode;
}

export function Steps({ steps }: { steps: readonly Step[] }) {
  const { done, now } = useMessages().screens.signingIn;
  const spoken = { done, now, next: '' };
  return (
    <ol className="steps">
      {steps.map(({ state, text }, index) => (
        // The steps of a screen are fixed; only their state changes.
        <li key={index} className={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="step-mark" aria-hidden="true">
            {state === 'done' ? <Icon name="check" size="sm" /> : state === 'now' ? <i className="jack" /> : index + 1}
          </span>
          <span>
            <span className="unseen">{spoken[state]}</span>
            {text}
          </span>
        </li>
      ))}
    </ol>
  );
}
