import type {
  ChangeClient,
  Client,
  ClientCounts,
  ClientDetails,
  ClientPage,
  RegisterClient,
} from '@cordboard/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { startOfToday } from '../../../format/today.js';
import { useApi } from '../../../session/use-session.js';
import type { RepFilter } from '../reps-search.js';

/** All that begins with these is asked for anew when a client has changed. */
const clientsKey = ['clients'];
const clientKey = ['client'];

export function useClients(filter: RepFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...clientsKey, 'list', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '100', callsSince: startOfToday().toISOString(), ...filter });
      if (pageParam) query.set('cursor', pageParam);
      return api.get<ClientPage>(`/v1/clients?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  });
}

export function useClientCounts() {
  const api = useApi();
  return useQuery({
    queryKey: [...clientsKey, 'counts'],
    queryFn: ({ signal }) => api.get<ClientCounts>('/v1/clients/counts', signal),
  });
}

export function useClient(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...clientKey, id],
    queryFn: ({ signal }) => api.get<ClientDetails>(`/v1/clients/${encodeURIComponent(id)}`, signal),
  });
}

/** Does something to clients, after which they are asked for anew. */
function useChange<Variables, Result>(mutationFn: (variables: Variables) => Promise<Result>) {
  const refresh = useRefreshClients();
  return useMutation({ mutationFn, onSuccess: refresh });
}

export function useRefreshClients(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all([clientsKey, clientKey].map((queryKey) => queries.invalidateQueries({ queryKey })));
}

export function useRegisterClient() {
  const api = useApi();
  return useChange((client: RegisterClient) => api.post<Client>('/v1/clients', client));
}

export function useRenameClient({ id }: Client) {
  const api = useApi();
  return useChange(
    async ({ changes, version }: { changes: ChangeClient; version: string }) =>
      (await api.patch<Client>(`/v1/clients/${id}`, changes, `"${version}"`)).body,
  );
}

export function useSuspendClient({ id }: Client) {
  const api = useApi();
  return useChange(() => api.post<Client>(`/v1/clients/${id}/suspend`, {}));
}

export function useResumeClient({ id }: Client) {
  const api = useApi();
  return useChange(() => api.post<Client>(`/v1/clients/${id}/resume`, {}));
}

export function useRevokeTokens(request: { clientId: string } | { tokenId: string }) {
  const api = useApi();
  return useChange(() => api.post('/v1/tokens/revoke', request));
}

export function useEndDevice({ id }: Client) {
  const api = useApi();
  return useChange((deviceId: string) => api.delete(`/v1/clients/${id}/devices/${deviceId}`));
}

export function useRemoveClient({ id }: Client) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(`/v1/clients/${id}`),
    // Not the client itself, which is no more.
    onSuccess: () => queries.invalidateQueries({ queryKey: clientsKey }),
  });
}
