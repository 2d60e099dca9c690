import { clientStates, type ClientState } from '@cordboard/contracts';

/** What the address holds: the filter and the open rep, so that both can be sent to a colleague. */
export interface RepsSearch {
  q?: string;
  state?: ClientState;
  team?: string;
  rep?: string;
}
export type RepFilter = Omit<RepsSearch, 'rep'>;

/** Whatever an address holds that is not understood is left out. */
export function readRepsSearch(search: Record<string, unknown>): RepsSearch {
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  const read = {
    q: text('q'),
    state: clientStates.find((state) => state === search['state']),
    team: text('team'),
    rep: text('rep'),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
