import type { SignInPolicy } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const policyKey = ['sign-in-policy'];
const path = '/v1/sign-in-policy';

export function useSignInPolicy() {
  const api = useApi();
  return useQuery({ queryKey: policyKey, queryFn: ({ signal }) => api.get<SignInPolicy>(path, signal) });
}

export function useSaveSignInPolicy() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (policy: SignInPolicy) => (await api.put<SignInPolicy>(path, policy, undefined)).body,
    onSuccess: (policy) => queries.setQueryData(policyKey, policy),
  });
}
