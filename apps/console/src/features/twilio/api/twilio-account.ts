import type { TwilioAccount, TwilioApplicationList, TwilioPhoneNumberList } from '@cordboard/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

/** What Twilio is asked for takes its time, and can be given up. */
function useAskTwilio<Body>(queryKey: readonly string[], path: string, enabled = true) {
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Body>(path, signal),
    enabled,
    // Twilio was asked for seconds already, more than once.
    retry: false,
    refetchOnWindowFocus: false,
  });
  const cancel = () => void queries.cancelQueries({ queryKey });
  return { ...query, cancel };
}

export const useTwilioAccount = (enabled: boolean) =>
  useAskTwilio<TwilioAccount>(['twilio-account'], '/v1/twilio-account', enabled);

export const useApplications = () =>
  useAskTwilio<TwilioApplicationList>(['twilio-account', 'applications'], '/v1/twilio-account/applications');

export const usePhoneNumbers = () =>
  useAskTwilio<TwilioPhoneNumberList>(['twilio-account', 'phone-numbers'], '/v1/twilio-account/phone-numbers');
