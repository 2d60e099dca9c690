import type { SetUp } from '@cordboard/contracts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

export function useSetUp(enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => api.get<SetUp>('/v1/set-up', signal),
    enabled,
    // It stands in the navigation of every page, and changes hardly ever; live updates tell.
    staleTime: 60_000,
  });
}
