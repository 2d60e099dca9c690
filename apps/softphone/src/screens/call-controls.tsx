import { Icon, type IconName } from '@cordboard/ui';

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
  keyShortcut: string;
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
  return (
    <div className="controls" role="group" aria-label="Call controls">
      <Control
        name={isMuted ? 'Unmute' : 'Mute'}
        icon={isMuted ? 'microphone-off' : 'microphone'}
        keyShortcut="M"
        isOn={isMuted}
        isDisabled={isDisabled}
        onPress={() => onMute(!isMuted)}
      />
      <Control
        name="Keypad"
        icon="keypad"
        keyShortcut="K"
        isOn={isKeypadOpen && !isDisabled}
        isDisabled={isDisabled}
        isExpanded={isKeypadOpen && !isDisabled}
        onPress={() => onKeypad(!isKeypadOpen)}
      />
    </div>
  );
}
