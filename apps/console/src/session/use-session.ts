import type { AdminRole, Me } from '@cordboard/contracts';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConsoleApi } from '../api/console-api.js';
import type { LiveFeed } from '../live/live-feed.js';
import type { Session, SessionState } from './session.js';

const ApiContext = createContext<ConsoleApi | null>(null);
const SessionContext = createContext<Session<Me> | null>(null);
const LiveFeedContext = createContext<LiveFeed | undefined>(undefined);
export const ApiProvider = ApiContext.Provider;
export const SessionProvider = SessionContext.Provider;
export const LiveFeedProvider = LiveFeedContext.Provider;

export function useApi(): ConsoleApi {
  const api = useContext(ApiContext);
  if (!api) throw new Error('Render this inside <ApiProvider>.');
  return api;
}

export const useLiveFeed = (): LiveFeed | undefined => useContext(LiveFeedContext);

export function useSession(): Session<Me> {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Render this inside <SessionProvider>.');
  return session;
}

export function useStateOf<Who>(session: Session<Who>): SessionState<Who> {
  return useSyncExternalStore(session.subscribe, session.getState);
}

export function useSessionState(): SessionState {
  return useStateOf(useSession());
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
