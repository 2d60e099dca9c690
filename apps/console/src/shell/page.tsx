import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

export const pageTitleId = 'page-title';

export interface PageProps {
  title: string;
  /** The question that the page answers, or what it is for. */
  lead?: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, lead, actions, children }: PageProps) {
  const t = useTranslations('shell');
  useDocumentTitle(`${title} · ${t('product')}`);
  return (
    <>
      <header className="cc-page-head">
        <div>
          <h1 id={pageTitleId} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="cc-muted">{lead}</p>}
        </div>
        {actions && <div className="cc-page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
