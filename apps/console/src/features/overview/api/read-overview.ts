import type { Overview } from '@cordboard/contracts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

/** The figures of one day; of today where none is named. */
export function useOverview(day: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['overview', day ?? 'today'],
    queryFn: ({ signal }) => api.get<Overview>(`/v1/overview${day ? `?day=${day}` : ''}`, signal),
    placeholderData: (previous) => previous,
  });
}
