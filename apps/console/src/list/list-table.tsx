import { useTranslations } from 'use-intl';
import type { ReactNode } from 'react';

interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures and results stand at the right. */
  readonly isAtEnd?: boolean;
  /** Written as code: a client name, a key. */
  readonly isCode?: boolean;
}

export interface ListTableProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What can be done with a row; the last column, on a narrow screen the row's last line. */
  actions?: (row: Row) => ReactNode;
  /** The row whose details are open beside the list. */
  isOpen?: (row: Row) => boolean;
  className?: string;
}

/** A table that becomes a list on a narrow screen, where each cell stands beside its column's head. */
export function ListTable<Row>({ columns, rows, keyOf, actions, isOpen, className = '' }: ListTableProps<Row>) {
  const t = useTranslations('list');
  return (
    <table className={`cc-table cc-list-table ${className}`}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" className={classOf({ ...column, isCode: false })}>
              {column.head}
            </th>
          ))}
          {actions && (
            <th scope="col" className="cc-number">
              {t('actions')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={isOpen?.(row) ? 'cc-row-open' : undefined}>
            {columns.map((column) => (
              <td key={column.head} data-head={column.head} className={classOf(column)}>
                <span className="cc-cell">{column.cell(row)}</span>
              </td>
            ))}
            {actions && (
              <td className="cc-number">
                <span className="cc-row-actions">{actions(row)}</span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf({ isAtEnd, isCode }: Pick<Column<never>, 'isAtEnd' | 'isCode'>): string | undefined {
  return [isAtEnd && 'cc-number', isCode && 'cc-mono'].filter(Boolean).join(' ') || undefined;
}
