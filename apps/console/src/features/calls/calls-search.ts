import { callDirections, callOrders, callStatuses, type CallOrder, type CallStatus } from '@cordboard/contracts';
import { startOfToday } from '../../format/today.js';

export const periods = ['today', 'week'] as const;
type Period = (typeof periods)[number];

/** What the address holds: the filter and the open call, so that both can be sent to a colleague. */
export interface CallsSearch {
  q?: string;
  status?: CallStatus;
  direction?: (typeof callDirections)[number];
  period?: Period;
  order?: CallOrder;
  call?: string;
}
export type CallFilter = Omit<CallsSearch, 'call'>;

/** Whatever an address holds that is not understood is left out. */
export function readCallsSearch(search: Record<string, unknown>): CallsSearch {
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  const oneOf = <Word extends string>(words: readonly Word[], key: string) =>
    words.find((word) => word === search[key]);
  const read = {
    q: text('q'),
    status: oneOf(callStatuses, 'status'),
    direction: oneOf(callDirections, 'direction'),
    period: oneOf(periods, 'period'),
    order: oneOf(callOrders, 'order'),
    call: text('call'),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The filter as the API's query. */
export function toQuery({ period, ...rest }: CallFilter): URLSearchParams {
  const query = new URLSearchParams(rest);
  if (period) {
    const start = startOfToday();
    if (period === 'week') start.setDate(start.getDate() - 6);
    query.set('startedAfter', start.toISOString());
  }
  return query;
}
