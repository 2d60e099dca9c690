import type { LiveTopic } from '@cordboard/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A change that has to wait for Twilio, and that its admin can stop waiting for. What it may have changed by then is read
 * again either way, because a request that was given up may have arrived.
 */
export function useCancellable<Variables, Result>(
  request: (variables: Variables, signal: AbortSignal) => Promise<Result>,
  changes: readonly (LiveTopic | 'set-up')[],
) {
  const queries = useQueryClient();
  const waiting = useRef<AbortController | null>(null);
  const mutation = useMutation({
    mutationFn: (variables: Variables) => {
      waiting.current = new AbortController();
      return request(variables, waiting.current.signal);
    },
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => changes.some((topic) => topic === queryKey[0]) }),
  });
  const cancel = () => {
    mutation.reset();
    waiting.current?.abort();
  };
  return { ...mutation, cancel };
}
