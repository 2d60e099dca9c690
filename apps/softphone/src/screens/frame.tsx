import { StatusLamp, type StatusLampProps } from '@cordboard/ui';
import type { ReactNode } from 'react';
import type { LogBook } from '../phone/log-book.js';
import { CallLog } from './call-log.js';

export interface FrameProps {
  lamp: StatusLampProps['state'];
  /** Who I am to the switchboard: Available, On a call, Signing in. */
  presence: string;
  /** The state in a word or two, said to assistive technology whenever it changes. */
  status: string;
  log: LogBook;
  /** The main buttons, always in the same place. */
  foot: ReactNode;
  children: ReactNode;
  ringing?: boolean;
}

/** The softphone's outline, the same in every state. */
export function Frame({ lamp, presence, status, log, foot, children, ringing = false }: FrameProps) {
  return (
    <main className={ringing ? 'phone phone-ringing' : 'phone'} aria-label="Softphone">
      <div role="status" className="unseen">
        <span>{status}</span>
      </div>
      {!ringing && (
        <header className="phone-top" aria-hidden="true">
          <StatusLamp state={lamp} />
          <span>{presence}</span>
        </header>
      )}
      {children}
      <div className="phone-foot">{foot}</div>
      <CallLog log={log} />
    </main>
  );
}
