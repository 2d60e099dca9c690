import type { Call } from '@cordboard/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { crmServer } from './crm-server.js';

const finalStatuses: readonly Call['status'][] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];
const pollMs = 2000;

/** The rep's calls, newest first: asked for when the softphone says that something changed, and while one is going on. */
export function useCalls(rep: string): { calls: Call[]; refresh: () => void } {
  const [calls, setCalls] = useState<Call[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    crmServer.calls(rep).then(
      ({ data }) => {
        setCalls(data);
        // Twilio's status callbacks arrive after the softphone's own events.
        const isGoingOn = data.some(({ status }) => !finalStatuses.includes(status));
        timer.current = setTimeout(refresh, isGoingOn ? pollMs : 5 * pollMs);
      },
      () => (timer.current = setTimeout(refresh, 5 * pollMs)),
    );
  }, [rep]);

  useEffect(() => {
    refresh();
    return () => clearTimeout(timer.current);
  }, [refresh]);
  return { calls, refresh };
}
