// Apart from the schemas, so that a page that only reads its address does not fetch zod for it.

/**
 * Can this client be called? `in-call`: it is on a call. `unreachable`: it holds no token with which Twilio would let it
 * register. `suspended`: an admin has seen to it that it neither calls nor is called.
 */
export const clientStates = ['available', 'in-call', 'unreachable', 'suspended'] as const;
export type ClientState = (typeof clientStates)[number];

export const clientSorts = ['name', 'displayName', '-lastTokenAt'] as const;
export type ClientSort = (typeof clientSorts)[number];
