import type { ApiKey, ApiKeyList, ChangeApiKey, CreateApiKey, CreatedApiKey } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const keysKey = ['api-keys'];

export function useApiKeys() {
  const api = useApi();
  return useQuery({ queryKey: keysKey, queryFn: ({ signal }) => api.get<ApiKeyList>('/v1/api-keys', signal) });
}

export function useCreateApiKey() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: CreateApiKey) => api.post<CreatedApiKey>('/v1/api-keys', key),
    // The key itself is not kept with the answer any longer than the page shows it.
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: keysKey }),
  });
}

export function useChangeApiKey() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, changes }: { id: string; version: string; changes: ChangeApiKey }) =>
      api.patch<ApiKey>(`/v1/api-keys/${id}`, changes, `"${version}"`),
    // Refused, too: then somebody else has changed what the list shows.
    onSettled: () => queries.invalidateQueries({ queryKey: keysKey }),
  });
}

export function useRevokeApiKey() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: ApiKey) => api.delete(`/v1/api-keys/${key.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysKey }),
  });
}
