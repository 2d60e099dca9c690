import type { SignInWay } from '@cordboard/contracts';
import { useRef, useState } from 'react';
import { request, withBody, type Fetch } from '../api/http.js';

/** Asks how an e-mail address signs in. */
export type FindWay = (email: string) => Promise<SignInWay>;

export const findWayWith =
  (fetch: Fetch): FindWay =>
  async (email) =>
    (await request<SignInWay>(fetch, '/v1/provider-sign-ins', withBody('POST', { email }))).body;

// Enough to know when to ask; what an address is, the API knows, whose schema would weigh on every first load.
const wholeAddress = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** How the address that is being typed signs in, asked once it is whole. */
export function useSignInWay(findWay: FindWay | undefined) {
  const [found, setFound] = useState<{ email: string; way: SignInWay } | null>(null);
  const asked = useRef('');
  const look = async (typed: string): Promise<SignInWay> => {
    const email = typed.trim().toLowerCase();
    if (found?.email === email) return found.way;
    if (!findWay || !wholeAddress.test(email)) return { kind: 'password' };
    asked.current = email;
    // Who cannot be told has a password to try.
    const way = await findWay(email).catch((): SignInWay => ({ kind: 'password' }));
    if (asked.current === email) setFound({ email, way });
    return way;
  };
  const wayOf = (typed: string): SignInWay =>
    found && found.email === typed.trim().toLowerCase() ? found.way : { kind: 'password' };
  return { look, wayOf };
}
