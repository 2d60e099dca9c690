import type { TwilioCheck, TwilioCheckPage } from '@cordboard/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';
import { useCancellable } from './cancellable.js';

/** Null until there was one. */
export function useLatestCheck(enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['twilio-checks', 'latest'],
    queryFn: async ({ signal }) => {
      // Of a list, since a list may be empty: a browser complains of every answer that is an error.
      const { data } = await api.get<TwilioCheckPage>('/v1/twilio-checks?limit=1', signal);
      return data[0] ?? null;
    },
    enabled,
  });
}

export function useCheckHistory() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['twilio-checks', 'history'],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '10', ...(pageParam ? { cursor: pageParam } : {}) });
      return api.get<TwilioCheckPage>(`/v1/twilio-checks?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useRunChecks() {
  const api = useApi();
  return useCancellable<undefined, TwilioCheck>(
    async (_, signal) => (await api.send<TwilioCheck>('POST', '/v1/twilio-checks', { signal })).body,
    ['twilio-checks'],
  );
}
