import type { ClientPage } from '@cordboard/contracts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

/** Reps whose names the company has reserved since, by the settings of this version. */
export function useKeptNames(etag: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['clients', 'kept-names', etag],
    queryFn: ({ signal }) => api.get<ClientPage>('/v1/clients?nameReserved=true&limit=20', signal),
  });
}
