import type { OperatorMe } from '@cordboard/contracts';
import { createContext, useContext } from 'react';
import type { Session } from '../../session/session.js';
import { useStateOf } from '../../session/use-session.js';

const OperatorSessionContext = createContext<Session<OperatorMe> | null>(null);
export const OperatorSessionProvider = OperatorSessionContext.Provider;

export function useOperatorSession(): Session<OperatorMe> {
  const session = useContext(OperatorSessionContext);
  if (!session) throw new Error('Render this inside <OperatorSessionProvider>.');
  return session;
}

export function useOperator(): OperatorMe['operator'] {
  const state = useStateOf(useOperatorSession());
  if (state.kind !== 'signed-in' && state.kind !== 'ended') throw new Error('No operator is signed in.');
  return state.me.operator;
}
