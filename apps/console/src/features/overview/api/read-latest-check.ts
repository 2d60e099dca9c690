import type { TwilioCheck } from '@cordboard/contracts';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../../api/api-problem.js';
import { useApi } from '../../../session/use-session.js';

/** Null while nothing was checked yet. */
export function useLatestCheck() {
  const api = useApi();
  return useQuery({
    queryKey: ['twilio-checks', 'latest'],
    queryFn: async ({ signal }) => {
      try {
        return await api.get<TwilioCheck>('/v1/twilio-checks/latest', signal);
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'twilio_check.not_found') return null;
        throw error;
      }
    },
  });
}
