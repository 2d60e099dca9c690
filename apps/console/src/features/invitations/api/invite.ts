import type { CreateInvitation, Invitation } from '@cordboard/contracts';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

export function useInvite() {
  const api = useApi();
  return useMutation({
    mutationFn: (whom: CreateInvitation) => api.post<Invitation>('/v1/invitations', whom),
    // The link is a credential: not kept any longer than the page shows it.
    gcTime: 0,
  });
}
