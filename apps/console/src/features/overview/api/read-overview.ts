import type { Overview, OverviewDays } from '@cordboard/contracts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';
import { addDays } from '../day.js';

/** The figures of one day where the viewer is; of today where none is named. */
export function useOverview(day: string | undefined, timeZone: string) {
  const api = useApi();
  const query = new URLSearchParams({ timeZone, ...(day && { day }) });
  return useQuery({
    queryKey: ['overview', 'day', day ?? 'today'],
    queryFn: ({ signal }) => api.get<Overview>(`/v1/overview?${query}`, signal),
    placeholderData: (previous) => previous,
  });
}

const shownDays = 30;

/** The figures of each of the days up to this one. */
export function useOverviewDays(to: string, timeZone: string) {
  const api = useApi();
  const query = new URLSearchParams({ from: addDays(to, 1 - shownDays), to, timeZone });
  return useQuery({
    queryKey: ['overview', 'days', to],
    queryFn: async ({ signal }) => (await api.get<OverviewDays>(`/v1/overview/days?${query}`, signal)).data,
    placeholderData: (previous) => previous,
  });
}
