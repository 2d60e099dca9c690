import type { AdminRole, Me } from '@cordboard/contracts';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConsoleApi } from '../api/console-api.js';
import type { LiveFeed } from '../live/live-feed.js';
import type { Session, SessionState } from './session.js';

export interface Backend {
  readonly session: Session;
  readonly api: ConsoleApi;
  readonly liveFeed?: LiveFeed | undefined;
}

const BackendContext = createContext<Backend | null>(null);
export const BackendProvider = BackendContext.Provider;

function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (!backend) throw new Error('Render this inside <BackendProvider>.');
  return backend;
}

export function useApi(): ConsoleApi {
  return useBackend().api;
}

export function useLiveFeed(): LiveFeed | undefined {
  return useBackend().liveFeed;
}

export function useSession(): Session {
  return useBackend().session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.getState);
}

/** Who is signed in, for whatever stands behind the sign-in. */
export function useMe(): Me {
  const state = useSessionState();
  if (state.kind !== 'signed-in' && state.kind !== 'ended') throw new Error('Nobody is signed in.');
  return state.me;
}

const ranks: Record<AdminRole, number> = { supervisor: 0, admin: 1, owner: 2 };

export function isAtLeast(role: AdminRole, least: AdminRole): boolean {
  return ranks[role] >= ranks[least];
}
