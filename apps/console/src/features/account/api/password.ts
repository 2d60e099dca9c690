import type { ChangePassword } from '@cordboard/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';
import { sessionsKey } from './sessions.js';

export function useChangePassword() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangePassword) => api.post<null>('/v1/me/password', change),
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  });
}
