import type { CallingStop, StopCalls, StoppedCalls } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const stopKey = ['calling-stop'];

export function useCallingStop() {
  const api = useApi();
  return useQuery({
    queryKey: stopKey,
    queryFn: ({ signal }) => api.get<CallingStop>('/v1/calling-rules/stop', signal),
  });
}

export function useStopCalls() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: StopCalls) => api.post<StoppedCalls>('/v1/calling-rules/stop', request),
    onSuccess: ({ stop }) => queries.setQueryData(stopKey, stop),
  });
}

export function useResumeCalls() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<CallingStop>('/v1/calling-rules/resume', {}),
    onSuccess: (stop) => queries.setQueryData(stopKey, stop),
    onError: () => queries.invalidateQueries({ queryKey: stopKey }),
  });
}
