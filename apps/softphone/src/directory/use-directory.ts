import { useEffect, useState } from 'react';
import type { Desk } from '../softphone.js';
import type { Directory } from './matches.js';
import type { NameBook } from './name-book.js';
import { recentCalls } from './recent-calls.js';

const nobody: Directory = { colleagues: [], recent: [] };

/**
 * Colleagues and recent calls, asked for anew whenever `occasion` changes. What cannot be had now is as it was before, or
 * missing: the field takes any number without it.
 */
export function useDirectory({ api, session }: Desk, names: NameBook, occasion: string | number): Directory {
  const [directory, setDirectory] = useState(nobody);
  const clientName = session.client.name;
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const [clients, calls] = await Promise.allSettled([api.listClients(), api.listCalls(clientName)]);
      if (!isWanted) return;
      if (clients.status === 'fulfilled') names.useColleagues(clients.value);
      setDirectory((before) => ({
        colleagues: clients.status === 'fulfilled' ? clients.value : before.colleagues,
        recent: calls.status === 'fulfilled' ? recentCalls(calls.value, clientName, 6) : before.recent,
      }));
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [api, names, clientName, occasion]);
  return directory;
}
