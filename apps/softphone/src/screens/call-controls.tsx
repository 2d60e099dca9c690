import { Icon, type IconName } from '@cordboard/ui';
import { useSoftphone } from './softphone-context.js';

export interface CallControlsProps {
  isMuted: boolean;
  isKeypadOpen: boolean;
  isDisabled: boolean;
  onMute: (shouldMute: boolean) => void;
  onKeypad: (isOpen: boolean) => void;
}

interface ControlProps {
  name: string;
  icon: IconName;
  keyShortcut: string | undefined;
  isOn: boolean;
  isDisabled: boolean;
  isExpanded?: boolean;
  onPress: () => void;
}

function Control({ name, icon, keyShortcut, isOn, isDisabled, isExpanded, onPress }: ControlProps) {
  return (
    <button
      type="button"
      className={isOn ? 'control control-on' : 'control'}
      aria-keyshortcuts={keyShortcut}
      aria-expanded={isExpanded}
      disabled={isDisabled}
      onClick={onPress}
    >
      <Icon name={icon} size="lg" />
      <span>{name}</span>
    </button>
  );
}

/** What can be done to a call while it goes on. Muted, the button's name is Unmute. */
export function CallControls({ isMuted, isKeypadOpen, isDisabled, onMute, onKeypad }: CallControlsProps) {
  const { choices, messages } = useSoftphone();
  const { call } = messages.screens;
  return (
    <div className="controls" role="group" aria-label={call.controls}>
      <Control
        name={isMuted ? call.unmute : call.mute}
        icon={isMuted ? 'microphone-off' : 'microphone'}
        keyShortcut={choices.hasLetterKeys ? 'M' : undefined}
        isOn={isMuted}
        isDisabled={isDisabled}
        onPress={() => onMute(!isMuted)}
      />
      <Control
        name={call.keypad}
        icon="keypad"
        keyShortcut={choices.hasLetterKeys ? 'K' : undefined}
        isOn={isKeypadOpen && !isDisabled}
        isDisabled={isDisabled}
        isExpanded={isKeypadOpen && !isDisabled}
        onPress={() => onKeypad(!isKeypadOpen)}
      />
    </div>
  );
}
