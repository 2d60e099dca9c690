import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

export interface NoticeProps {
  tone: 'neutral' | 'ok' | 'warning' | 'danger' | 'line';
  icon: IconName;
  title: string;
  children?: ReactNode;
  /** What can be done about it: a button. */
  action?: ReactNode;
  /** `alert` is read out at once; `none` for what stands beside a status that is. */
  role?: 'alert' | 'none';
}

/** What happened, then what to do, then the button that does it. */
export function Notice({ tone, icon, title, children, action, role = 'alert' }: NoticeProps) {
  return (
    <div className={`cb-notice cb-notice-${tone}`} role={role === 'none' ? undefined : role}>
      <Icon name={icon} />
      <div className="cb-notice-text">
        <strong>{title}</strong>
        {children}
      </div>
      {action}
    </div>
  );
}
