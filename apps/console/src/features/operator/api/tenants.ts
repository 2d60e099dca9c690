import type { CreatedTenant, CreateTenant, OperatedTenant, OperatedTenantPage, StopCalls } from '@cordboard/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const tenantsKey = ['operator', 'tenants'];
const path = '/v1/operator/tenants';

export function useTenants() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: tenantsKey,
    queryFn: ({ pageParam, signal }) =>
      api.get<OperatedTenantPage>(pageParam ? `${path}?cursor=${encodeURIComponent(pageParam)}` : path, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useCreateTenant() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tenant: CreateTenant) => api.post<CreatedTenant>(path, tenant),
    // It holds the owner's link.
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: tenantsKey }),
  });
}

export function useSwitchTenantCalls() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ tenant: { id }, to }: { tenant: OperatedTenant; to: 'resume' | StopCalls }) =>
      to === 'resume' ? api.post(`${path}/${id}/resume-calls`, {}) : api.post(`${path}/${id}/stop-calls`, to),
    onSettled: () => queries.invalidateQueries({ queryKey: tenantsKey }),
  });
}

export type TenantChange = { kind: 'suspend' | 'resume' | 'restore' } | { kind: 'delete'; name: string };

export function useChangeTenant() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ tenant: { id }, change: { kind, ...body } }: { tenant: OperatedTenant; change: TenantChange }) =>
      api.post<OperatedTenant>(`${path}/${id}/${kind}`, kind === 'delete' ? body : undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: tenantsKey }),
  });
}
