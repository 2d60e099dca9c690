import type {
  ChangeTwilioConfig,
  ChooseCallerId,
  ConnectTwilio,
  ForgottenTwilioConfig,
  TwilioConfig,
} from '@cordboard/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '../../../api/api-problem.js';
import type { Answer } from '../../../api/http.js';
import { useApi } from '../../../session/use-session.js';
import { useCancellable } from './cancellable.js';

export interface VersionedConfig {
  readonly config: TwilioConfig;
  readonly etag: string;
}

const configKey = ['twilio-config'];
const changed = ['twilio-config', 'twilio-account', 'twilio-checks', 'set-up'] as const;
const versioned = ({ body, etag }: Answer<TwilioConfig>): VersionedConfig => ({ config: body, etag: etag ?? '*' });

/** Null while no account is connected. */
export function useTwilioConfig() {
  const api = useApi();
  return useQuery({
    queryKey: configKey,
    queryFn: async ({ signal }) => {
      try {
        return versioned(await api.getWithTag<TwilioConfig>('/v1/twilio-config', signal));
      } catch (error) {
        if (toProblem(error).code === 'twilio_config.not_connected') return null;
        throw error;
      }
    },
  });
}

export interface Versioned<Change> {
  readonly change: Change;
  /** Of the record as it was seen; undefined when there was none. */
  readonly etag: string | undefined;
}

/** @param tellAccepted before the account is read anew, which may take what asked for this off the page */
export function useConnectTwilio(tellAccepted: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useCancellable(async ({ change, etag }: Versioned<ConnectTwilio>, signal) => {
    const path = '/v1/twilio-config/credentials';
    const saved = versioned(await api.send<TwilioConfig>('POST', path, { body: change, etag, signal }));
    tellAccepted();
    queries.setQueryData(configKey, saved);
    return saved;
  }, changed);
}

export function useChooseCallerId() {
  const api = useApi();
  const queries = useQueryClient();
  return useCancellable(async ({ change, etag }: Versioned<ChooseCallerId>, signal) => {
    const path = '/v1/twilio-config/caller-id';
    const saved = versioned(await api.send<TwilioConfig>('PUT', path, { body: change, etag, signal }));
    queries.setQueryData(configKey, saved);
    return saved;
  }, changed);
}

export function useChangeTwilioConfig() {
  const api = useApi();
  const queries = useQueryClient();
  return useCancellable(async ({ change, etag }: Versioned<ChangeTwilioConfig>, signal) => {
    const saved = versioned(await api.send<TwilioConfig>('PATCH', '/v1/twilio-config', { body: change, etag, signal }));
    queries.setQueryData(configKey, saved);
    return saved;
  }, changed);
}

export function useEndFormerAuthToken() {
  const api = useApi();
  const queries = useQueryClient();
  return useCancellable(async (etag: string, signal) => {
    const path = '/v1/twilio-config/former-auth-token';
    const saved = versioned(await api.send<TwilioConfig>('DELETE', path, { etag, signal }));
    queries.setQueryData(configKey, saved);
    return saved;
  }, changed);
}

/** Deletes the record alone: for an account that can no longer be asked. */
export function useForgetTwilio() {
  const api = useApi();
  return useCancellable(async (etag: string, signal) => {
    return (await api.send<ForgottenTwilioConfig>('DELETE', '/v1/twilio-config', { etag, signal })).body;
  }, changed);
}
