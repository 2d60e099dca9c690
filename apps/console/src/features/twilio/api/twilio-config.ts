import type { PutTwilioConfig, TwilioConfig } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '../../../api/api-problem.js';
import { useApi } from '../../../session/use-session.js';

const configKey = ['twilio-config'];
/** The version of what stands under the other key. */
const tagKey = ['twilio-config-tag'];

/** Null while no account is connected. */
export function useTwilioConfig() {
  const api = useApi();
  const queries = useQueryClient();
  return useQuery({
    queryKey: configKey,
    queryFn: async ({ signal }) => {
      try {
        const { body, etag } = await api.getWithTag<TwilioConfig>('/v1/twilio-config', signal);
        queries.setQueryData(tagKey, etag);
        return body;
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
    mutationFn: async (config: PutTwilioConfig) => {
      const tag = queries.getQueryData<string>(tagKey);
      const { body, etag } = await api.put<TwilioConfig>('/v1/twilio-config', config, tag);
      queries.setQueryData(tagKey, etag);
      return body;
    },
    onSuccess: (config) => queries.setQueryData(configKey, config),
  });
}
