import type {
  AppliedTwilioChanges,
  ApplyTwilioChanges,
  TwilioChangesPreview,
  TwilioIntent,
} from '@cordboard/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';
import { useCancellable } from './cancellable.js';

/** What the intent would change at Twilio, read anew each time that it is asked for. */
export function usePreviewChanges(intent: TwilioIntent) {
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = ['twilio-changes', intent];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const path = '/v1/twilio-changes/preview';
      return (await api.send<TwilioChangesPreview>('POST', path, { body: { intent }, signal })).body;
    },
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const cancel = () => void queries.cancelQueries({ queryKey });
  return { ...query, cancel };
}

export interface ApplyChanges {
  readonly request: ApplyTwilioChanges;
  readonly etag: string | undefined;
}

export function useApplyChanges() {
  const api = useApi();
  return useCancellable(
    async ({ request, etag }: ApplyChanges, signal) =>
      (await api.send<AppliedTwilioChanges>('POST', '/v1/twilio-changes', { body: request, etag, signal })).body,
    ['twilio-config', 'twilio-account', 'twilio-checks', 'set-up'],
  );
}
