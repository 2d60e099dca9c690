import { Button, IconButton } from '@cordboard/ui';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useMessages, useSoftphone } from '../screens/softphone-context.js';
import { KeySettings } from './key-settings.js';
import { LookSettings } from './look-settings.js';
import { SoundSettings } from './sound-settings.js';

export interface SettingsPanelProps {
  /** Then its buttons stay where they are. */
  hasCall: boolean;
  foot: ReactNode;
  onClose: () => void;
}

/** The rep's own choices. Each holds as soon as it is made. */
export function SettingsPanel({ hasCall, foot, onClose }: SettingsPanelProps) {
  const { softphone } = useSoftphone();
  const { settings } = useMessages();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Else the screen behind would take it for itself.
    event.preventDefault();
    onClose();
  };
  return (
    <>
      {/* Escape from whichever control of it has the focus. */}
      <section className="phone-body settings" aria-label={settings.title} onKeyDown={onKeyDown}>
        <div className="settings-head">
          <h1 ref={title} tabIndex={-1}>
            {settings.title}
          </h1>
          {hasCall && <IconButton icon="close" label={settings.done} onClick={onClose} />}
        </div>
        <SoundSettings audio={softphone.getDesk()?.phone.session.audio ?? null} />
        <KeySettings />
        <LookSettings />
        {!softphone.choices.isKept && <p className="muted small">{settings.notKept}</p>}
      </section>
      <div className="phone-foot">
        {hasCall ? (
          foot
        ) : (
          <Button intent="primary" size="lg" icon="check" onClick={onClose}>
            {settings.done}
          </Button>
        )}
      </div>
    </>
  );
}
