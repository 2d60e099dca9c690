import type {
  IdentityProvider,
  IdentityProviderSettings,
  ProviderAddress,
  PutIdentityProvider,
} from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const providerKey = ['identity-provider'];
const path = '/v1/identity-provider';

export function useIdentityProvider() {
  const api = useApi();
  return useQuery({
    queryKey: providerKey,
    queryFn: ({ signal }) => api.get<IdentityProviderSettings>(path, signal),
    // What is being edited is not replaced under the editor's hands.
    refetchOnWindowFocus: false,
  });
}

export function useSaveIdentityProvider() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    /** `version` as it was seen; undefined where there was none. */
    mutationFn: async ({ provider, version }: { provider: PutIdentityProvider; version: string | undefined }) =>
      (await api.put<IdentityProvider>(path, provider, version === undefined ? undefined : `"${version}"`)).body,
    // It holds the client's secret.
    gcTime: 0,
    onSuccess: (provider) => {
      const { redirectUrl } = provider;
      queries.setQueryData<IdentityProviderSettings>(providerKey, { redirectUrl, provider });
    },
  });
}

/** Shows what somebody else has made of the provider. */
export function useAdoptIdentityProvider() {
  const queries = useQueryClient();
  return (provider: IdentityProvider) =>
    queries.setQueryData<IdentityProviderSettings>(providerKey, { redirectUrl: provider.redirectUrl, provider });
}

export function useRemoveIdentityProvider() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(path),
    onSuccess: () => queries.invalidateQueries({ queryKey: providerKey }),
  });
}

export function useTryIdentityProvider() {
  const api = useApi();
  return useMutation({ mutationFn: () => api.post<ProviderAddress>(`${path}/try`, undefined), gcTime: 0 });
}
