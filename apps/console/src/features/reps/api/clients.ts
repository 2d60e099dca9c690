import type { Client, ClientPage, RegisterClient } from '@cordboard/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const clientsKey = ['clients'];

export function useClients() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: clientsKey,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '100', ...(pageParam ? { cursor: pageParam } : {}) });
      return api.get<ClientPage>(`/v1/clients?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useRegisterClient() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (client: RegisterClient) => api.post<Client>('/v1/clients', client),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientsKey }),
  });
}

export function useRemoveClient() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (client: Client) => api.delete(`/v1/clients/${client.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientsKey }),
  });
}
