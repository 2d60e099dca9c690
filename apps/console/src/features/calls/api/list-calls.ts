import type { CallPage } from '@cordboard/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';
import { toQuery, type CallFilter } from '../calls-search.js';

/**
 * The newest calls first, page by page. Not asked for again and again: a session that is not used ends, and a page that
 * polls would keep it alive for whoever comes to the desk next.
 */
export function useCalls(filter: CallFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['calls', filter],
    queryFn: ({ pageParam, signal }) => api.get<CallPage>(`/v1/calls?${toQuery(filter, pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  });
}
