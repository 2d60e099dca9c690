import { IconButton } from '@cordboard/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

export interface DrawerProps {
  title: string;
  /** How the drawer is called where the title alone would not say what it is. */
  label?: string;
  onClose: () => void;
  children: ReactNode;
}

/** One thing of a list, beside the list and not modal: the list can be used meanwhile. Esc closes it. */
export function Drawer({ title, label = title, onClose, children }: DrawerProps) {
  const t = useTranslations('shell');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside
      className="cc-drawer"
      aria-label={label}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header className="cc-drawer-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
