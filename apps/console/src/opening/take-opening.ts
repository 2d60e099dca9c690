import { providerProblems, type ProviderProblem } from '@cordboard/contracts';

/** What the browser was opened with: a page of the console, or a link that stands for something. */
export type Opening =
  | { readonly kind: 'console'; readonly providerProblem?: ProviderProblem | undefined }
  | { readonly kind: 'operator' }
  /** `token` is empty where the link is not whole. */
  | { readonly kind: 'invitation' | 'first-tenant' | 'operator-link'; readonly token: string };

const links = {
  '/console/invitation': 'invitation',
  '/console/welcome': 'first-tenant',
  '/console/operator/accept': 'operator-link',
} as const;

/**
 * A link's token is taken out of the address, so that it stays neither in the history nor on the screen; so is why a
 * sign-in elsewhere came to nothing, which holds once.
 */
export function takeOpening(location: Location, history: History): Opening {
  const { pathname, hash, search } = location;
  const link = Object.entries(links).find(([path]) => path === pathname)?.[1];
  if (link) {
    if (hash) history.replaceState(null, '', pathname);
    return { kind: link, token: hash.slice(1) };
  }
  if (pathname === '/console/operator' || pathname.startsWith('/console/operator/')) return { kind: 'operator' };
  const told = new URLSearchParams(search).get('problem');
  const providerProblem = providerProblems.find((problem) => problem === told);
  // The settings show by themselves what came of an owner's trial.
  if (!providerProblem || pathname !== '/console/') return { kind: 'console' };
  history.replaceState(null, '', pathname);
  return { kind: 'console', providerProblem };
}
