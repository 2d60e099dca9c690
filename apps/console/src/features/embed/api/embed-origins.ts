import type { AllowEmbedOrigin, EmbedOrigins, EmbedSession } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const originsKey = ['embed-origins'];

export function useEmbedOrigins() {
  const api = useApi();
  return useQuery({
    queryKey: originsKey,
    queryFn: ({ signal }) => api.get<EmbedOrigins>('/v1/embed-origins', signal),
  });
}

function useChangeOrigins<Variables>(request: (variables: Variables) => Promise<EmbedOrigins>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: request,
    onSuccess: (origins) => {
      queries.setQueryData(originsKey, origins);
      return queries.invalidateQueries({ queryKey: ['set-up'] });
    },
  });
}

export function useAllowOrigin() {
  const api = useApi();
  return useChangeOrigins((allow: AllowEmbedOrigin) => api.post<EmbedOrigins>('/v1/embed-origins', allow));
}

export function useRemoveOrigin() {
  const api = useApi();
  return useChangeOrigins(async (origin: string) => {
    const path = `/v1/embed-origins?${new URLSearchParams({ origin })}`;
    return (await api.send<EmbedOrigins>('DELETE', path)).body;
  });
}

/** A launch of the softphone in this page, for an admin who tries it out. */
export function usePracticeLaunch(): (clientName: string) => Promise<EmbedSession> {
  const api = useApi();
  return (clientName) => api.post<EmbedSession>('/v1/embed-sessions/practice', { clientName });
}
