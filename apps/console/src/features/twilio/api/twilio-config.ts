import type { PutTwilioConfig, TwilioConfig } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '../../../api/api-problem.js';
import { useApi } from '../../../session/use-session.js';

const configKey = ['twilio-config'];

/** Null while no account is connected. */
export function useTwilioConfig() {
  const api = useApi();
  return useQuery({
    queryKey: configKey,
    queryFn: async ({ signal }) => {
      try {
        return await api.get<TwilioConfig>('/v1/twilio-config', signal);
      } catch (error) {
        if (toProblem(error).code === 'twilio_config.not_connected') return null;
        throw error;
      }
    },
  });
}

export function useSaveTwilioConfig() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (config: PutTwilioConfig) => api.put<TwilioConfig>('/v1/twilio-config', config),
    onSuccess: (config) => queries.setQueryData(configKey, config),
  });
}
