import type { Client, EffectiveConfig, Overrides, TeamId } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

export function useEffectiveConfig(clientId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['effective-config', clientId],
    queryFn: ({ signal }) => api.get<EffectiveConfig>(`/v1/clients/${clientId}/effective-config`, signal),
  });
}

export function usePutOwnValues(clientId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ values, version }: { values: Overrides; version: string }) =>
      (await api.put<EffectiveConfig>(`/v1/clients/${clientId}/twilio-config`, values, `"${version}"`)).body,
    onSuccess: (saved) => queries.setQueryData(['effective-config', clientId], saved),
    // Perhaps because somebody else was faster: what holds now is what is to be seen.
    onError: () => queries.invalidateQueries({ queryKey: ['effective-config', clientId] }),
  });
}

export function useJoinTeam({ id }: Client) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ teamId, version }: { teamId: TeamId | null; version: string }) =>
      (await api.patch<Client>(`/v1/clients/${id}`, { teamId }, `"${version}"`)).body,
    onSuccess: () =>
      Promise.all(
        ['teams', 'effective-config', 'clients', 'client'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
