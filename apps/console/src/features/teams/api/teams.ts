import type { CreateTeam, Overrides, Team, TeamList } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

/** What is named after a team, or follows from it, is asked for anew with it. */
const changedWith = ['teams', 'effective-config', 'clients', 'client'];

export function useTeams() {
  const api = useApi();
  return useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => api.get<TeamList>('/v1/teams', signal),
  });
}

function useChange<Variables, Result>(mutationFn: (variables: Variables) => Promise<Result>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => Promise.all(changedWith.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useCreateTeam() {
  const api = useApi();
  return useChange((team: CreateTeam) => api.post<Team>('/v1/teams', team));
}

export function useRenameTeam({ id }: Team) {
  const api = useApi();
  return useChange(
    async ({ name, version }: { name: string; version: string }) =>
      (await api.patch<Team>(`/v1/teams/${id}`, { name }, `"${version}"`)).body,
  );
}

export function usePutTeamValues({ id }: Team) {
  const api = useApi();
  return useChange(
    async ({ values, version }: { values: Overrides; version: string }) =>
      (await api.put<Team>(`/v1/teams/${id}/twilio-config`, values, `"${version}"`)).body,
  );
}

export function useDeleteTeam({ id }: Team) {
  const api = useApi();
  return useChange(() => api.delete(`/v1/teams/${id}`));
}
