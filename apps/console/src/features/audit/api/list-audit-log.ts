import type { AuditPage } from '@cordboard/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';
import { toQuery, type AuditFilter } from '../audit-search.js';

const pageSize = '50';

/** The log at this path of the API, page by page, newest first. */
export function useAuditLog(path: string, filter: AuditFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [path, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = toQuery(filter);
      query.set('limit', pageSize);
      if (pageParam) query.set('cursor', pageParam);
      return api.get<AuditPage>(`${path}?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  });
}
