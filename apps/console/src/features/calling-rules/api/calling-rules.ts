import type { CallingRules, CallingUse, ChangeCallingRules, DestinationVerdict } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../session/use-session.js';

const rulesKey = ['calling-rules'];

export interface VersionedCallingRules {
  readonly rules: CallingRules;
  readonly etag: string;
}

export function useCallingRules() {
  const api = useApi();
  return useQuery({
    queryKey: rulesKey,
    queryFn: async ({ signal }): Promise<VersionedCallingRules> => {
      const { body, etag } = await api.getWithTag<CallingRules>('/v1/calling-rules', signal);
      return { rules: body, etag: etag ?? '*' };
    },
    // What is being edited is not replaced under the editor's hands; a conflict is told when it is saved.
    refetchOnWindowFocus: false,
  });
}

export function useChangeCallingRules() {
  const api = useApi();
  const queries = useQueryClient();
  const adopt = (present: VersionedCallingRules) => queries.setQueryData(rulesKey, present);
  const change = useMutation({
    mutationFn: async ({ changes, etag }: { changes: ChangeCallingRules; etag: string }) => {
      const answer = await api.patch<CallingRules>('/v1/calling-rules', changes, etag);
      return { rules: answer.body, etag: answer.etag ?? '*' };
    },
    onSuccess: adopt,
  });
  return { ...change, adopt };
}

export function useCallingUse() {
  const api = useApi();
  return useQuery({
    queryKey: ['calling-use'],
    queryFn: ({ signal }) => api.get<CallingUse>('/v1/calling-rules/use', signal),
  });
}

/** Asked by a button: what is being typed is nobody's business yet. */
export function useTryDestination() {
  const api = useApi();
  return useMutation({
    mutationFn: (number: string) =>
      api.get<DestinationVerdict>(`/v1/calling-rules/destination?number=${encodeURIComponent(number)}`),
  });
}
