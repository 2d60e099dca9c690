import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.js';

type NativeButton = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'>;

export interface ButtonProps extends NativeButton {
  /** go: Call, Answer. stop: Hang up, Decline. primary: the one other main action. plain: everything else. */
  intent?: 'go' | 'stop' | 'primary' | 'plain';
  size?: 'sm' | 'md' | 'lg';
  icon?: IconName;
  /** A key that does the same, shown beside the name and not part of it. */
  keyHint?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with its words, and whatever else a native one takes. */
export function Button({ intent = 'plain', size = 'md', icon, keyHint, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`cb-button cb-button-${intent} cb-button-${size}`} {...rest}>
      {icon && <Icon name={icon} size={size === 'lg' ? 'lg' : 'md'} />}
      {children}
      {keyHint && (
        <kbd className="cb-key" aria-hidden="true">
          {keyHint}
        </kbd>
      )}
    </button>
  );
}

export interface IconButtonProps extends NativeButton {
  /** Its accessible name, which is also its tooltip. */
  label: string;
  icon: IconName;
  /** `round` is a filled round Call button. */
  intent?: 'plain' | 'go';
  ref?: Ref<HTMLButtonElement>;
}

/** A button that shows an icon in place of words. */
export function IconButton({ label, icon, intent = 'plain', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`cb-icon-button cb-icon-button-${intent}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} size="sm" />
    </button>
  );
}
