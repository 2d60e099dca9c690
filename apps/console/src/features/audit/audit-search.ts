import { auditActions, type AuditAction } from '@cordboard/contracts';
import { startOfToday } from '../../format/today.js';

const daysOf = { today: 1, week: 7, month: 30 } as const;
export type Period = keyof typeof daysOf;
export const periods = Object.keys(daysOf) as Period[];

/** What the address holds: the filter and the open entry, so that both can be sent to a colleague. */
export interface AuditSearch {
  /** An id, or what a name begins with. */
  actor?: string;
  action?: AuditAction;
  /** An id, or what a name begins with. */
  target?: string;
  within?: Period;
  entry?: string;
}
export type AuditFilter = Omit<AuditSearch, 'entry'>;

/** Whatever an address holds that is not understood is left out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  const read = {
    actor: text('actor'),
    action: auditActions.find((action) => action === search['action']),
    target: text('target'),
    within: periods.find((period) => period === search['within']),
    entry: text('entry'),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The filter as the API's query. */
export function toQuery({ within, ...rest }: AuditFilter): URLSearchParams {
  const query = new URLSearchParams(rest);
  if (within) {
    const start = startOfToday();
    start.setDate(start.getDate() - (daysOf[within] - 1));
    query.set('from', start.toISOString());
  }
  return query;
}
