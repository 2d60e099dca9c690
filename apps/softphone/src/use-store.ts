import { useSyncExternalStore } from 'react';

interface Store<Snapshot> {
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => Snapshot;
}

export function useStore<Snapshot>({ subscribe, getSnapshot }: Store<Snapshot>): Snapshot {
  return useSyncExternalStore(subscribe, getSnapshot);
}
