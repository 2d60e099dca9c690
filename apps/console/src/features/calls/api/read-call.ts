import type { Call, CallTimeline } from '@cordboard/contracts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

/** A call and what happened in it. */
export function useCall(callSid: string) {
  const api = useApi();
  const path = `/v1/calls/${encodeURIComponent(callSid)}`;
  return useQuery({
    queryKey: ['call', callSid],
    queryFn: async ({ signal }) => {
      const [call, timeline] = await Promise.all([
        api.get<Call>(path, signal),
        api.get<CallTimeline>(`${path}/events`, signal),
      ]);
      return { call, events: timeline.data };
    },
  });
}
