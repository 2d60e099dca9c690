import { IconButton, StatusLamp, type StatusLampProps } from '@cordboard/ui';
import { useRef, type ReactNode } from 'react';
import type { LogBook } from '../phone/log-book.js';
import { SettingsPanel } from '../settings/settings-panel.js';
import { useStore } from '../use-store.js';
import { CallLog } from './call-log.js';
import { useSoftphone } from './softphone-context.js';

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

/** The softphone's outline, the same in every state. The settings take the place of what is in it, but of no call's buttons. */
export function Frame({ lamp, presence, status, log, foot, children, ringing = false }: FrameProps) {
  const { softphone, messages, areSettingsOpen, openSettings } = useSoftphone();
  const { canFold } = useStore(softphone.folding);
  const settingsButton = useRef<HTMLButtonElement>(null);
  const showsSettings = areSettingsOpen && !ringing;
  const closeSettings = () => {
    openSettings(false);
    settingsButton.current?.focus();
  };
  return (
    <main className={ringing ? 'phone phone-ringing' : 'phone'} aria-label="Softphone">
      <div role="status" className="unseen">
        <span>{status}</span>
      </div>
      {!ringing && (
        <header className="phone-top">
          <span className="presence" aria-hidden="true">
            <StatusLamp state={lamp} />
            <span>{presence}</span>
          </span>
          <IconButton
            ref={settingsButton}
            icon="more"
            label={messages.settings.open}
            aria-expanded={showsSettings}
            onClick={() => openSettings(!showsSettings)}
          />
          {canFold && (
            <IconButton icon="collapse" label={messages.folding.fold} onClick={() => softphone.folding.fold()} />
          )}
        </header>
      )}
      {showsSettings ? (
        <SettingsPanel hasCall={lamp === 'busy'} foot={foot} onClose={closeSettings} />
      ) : (
        <>
          {children}
          <div className="phone-foot">{foot}</div>
        </>
      )}
      <CallLog log={log} />
    </main>
  );
}
