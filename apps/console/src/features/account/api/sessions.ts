import type { ConsoleSession, ConsoleSessionList } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

export const sessionsKey = ['sessions'];

export function useSessions() {
  const api = useApi();
  return useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => api.get<ConsoleSessionList>('/v1/sessions', signal),
  });
}

export function useEndSession() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: ConsoleSession) => api.delete(`/v1/sessions/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  });
}
