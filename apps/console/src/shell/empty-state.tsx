import { Cord } from '@cordboard/ui';
import type { ReactNode } from 'react';

/** Nothing here: why, and what to do about it. */
export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="cc-empty">
      <Cord state="ended" />
      <h2>{title}</h2>
      <p className="cc-muted">{text}</p>
      {children}
    </div>
  );
}
