import { Icon } from '@cordboard/ui';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { LanguageSelect } from './language-select.js';

/** A page before the console, or in its place: what it is for, and one thing to do. */
export function EntranceCard({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  useDocumentTitle(title);
  return (
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{title}</h1>
        <p className="cc-muted">{lead}</p>
        {children}
        <LanguageSelect />
      </div>
    </main>
  );
}
