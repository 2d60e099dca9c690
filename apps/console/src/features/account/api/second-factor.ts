import type { ProveBothFactors, RecoveryCodes, SecondFactorSetUp } from '@cordboard/contracts';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const path = '/v1/me/second-factor';
// Secrets and codes are kept no longer than the page shows them.
const gcTime = 0;

export function useBeginSecondFactor() {
  const api = useApi();
  return useMutation({ mutationFn: (password: string) => api.post<SecondFactorSetUp>(path, { password }), gcTime });
}

export function useConfirmSecondFactor() {
  const api = useApi();
  return useMutation({
    mutationFn: (code: string) => api.post<RecoveryCodes>(`${path}/confirm`, { code }),
    gcTime,
  });
}

export function useRenewRecoveryCodes() {
  const api = useApi();
  return useMutation({
    mutationFn: (proof: ProveBothFactors) => api.post<RecoveryCodes>(`${path}/recovery-codes`, proof),
    gcTime,
  });
}

export function useSwitchSecondFactorOff() {
  const api = useApi();
  return useMutation({
    mutationFn: (proof: ProveBothFactors) => api.post<null>(`${path}/switch-off`, proof),
    gcTime,
  });
}
