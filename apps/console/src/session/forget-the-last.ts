import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import { forgetDrafts, type DraftOwner } from '../drafts/drafts.js';
import type { Session } from './session.js';

/** Whoever signs in next must not see what the one before has seen, typed or been told. Returns how to stop. */
export function forgetTheLast<Who>(
  session: Session<Who>,
  queries: QueryClient,
  ownerOf: (who: Who) => DraftOwner,
): () => void {
  let wasSomebodyHere = false;
  return session.subscribe(() => {
    const state = session.getState();
    if (state.kind === 'signed-out') {
      queries.clear();
      // Who only finds that the session has ended may be the same.
      if (wasSomebodyHere) {
        forgetDrafts();
        notifications.clean();
      }
    }
    if (state.kind === 'signed-in') forgetDrafts(ownerOf(state.me));
    wasSomebodyHere = state.kind === 'signed-in' || state.kind === 'ended';
  });
}
