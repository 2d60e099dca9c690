import type { Admin, AdminList, AdminRole, CreateInvitation, Invitation, ResetLink } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const adminsKey = ['admins'];

export function useAdmins() {
  const api = useApi();
  return useQuery({ queryKey: adminsKey, queryFn: ({ signal }) => api.get<AdminList>('/v1/admins', signal) });
}

export function useInvite() {
  const api = useApi();
  return useMutation({
    mutationFn: (whom: CreateInvitation) => api.post<Invitation>('/v1/invitations', whom),
    // The link is a credential: not kept any longer than the page shows it.
    gcTime: 0,
  });
}

export function useChangeRole() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ admin, version, role }: { admin: Admin; version: string; role: AdminRole }) =>
      api.patch<Admin>(`/v1/admins/${admin.id}`, { role }, `"${version}"`),
    // Refused, too: then somebody else has changed what the list shows.
    onSettled: () => queries.invalidateQueries({ queryKey: adminsKey }),
  });
}

export function useRemoveAdmin() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (admin: Admin) => api.delete(`/v1/admins/${admin.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: adminsKey }),
  });
}

export function useCreateResetLink() {
  const api = useApi();
  return useMutation({
    mutationFn: (admin: Admin) => api.post<ResetLink>(`/v1/admins/${admin.id}/reset-link`, undefined),
    // As an invitation's: a credential.
    gcTime: 0,
  });
}

export function useResetSecondFactor() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (admin: Admin) => api.delete(`/v1/admins/${admin.id}/second-factor`),
    onSuccess: () => queries.invalidateQueries({ queryKey: adminsKey }),
  });
}
