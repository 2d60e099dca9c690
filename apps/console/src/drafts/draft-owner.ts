import { createContext, useContext } from 'react';
import type { DraftOwner } from './drafts.js';

const DraftOwnerContext = createContext<DraftOwner | null>(null);
export const DraftOwnerProvider = DraftOwnerContext.Provider;

export function useDraftOwner(): DraftOwner {
  const owner = useContext(DraftOwnerContext);
  if (!owner) throw new Error('Render this inside <DraftOwnerProvider>.');
  return owner;
}
