import type { CallPage } from '@cordboard/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';
import { toQuery, type CallFilter } from '../calls-search.js';

const pageSize = '50';

/** Page by page. Nothing is asked for again and again: the API's stream tells when there is something new. */
export function useCalls(filter: CallFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['calls', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = toQuery(filter);
      query.set('limit', pageSize);
      if (pageParam) query.set('cursor', pageParam);
      return api.get<CallPage>(`/v1/calls?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  });
}
