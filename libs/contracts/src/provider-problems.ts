// Apart from the schemas, so that a page that only reads its address does not fetch zod for it.

/**
 * Why somebody who comes back from the provider is not signed in: `?problem=` of the console's sign-in page, and of the
 * provider's settings when an owner tried it.
 */
export const providerProblems = [
  /** It took more than ten minutes, was done twice, or began in another browser. */
  'expired',
  /** The provider says that they may not, or that they stopped. */
  'refused',
  /** The provider does not answer as it must; the API's log says how. */
  'broken',
  /** The provider does not vouch for the e-mail address. */
  'unverified',
  /** The address is of no domain that signs in here. */
  'wrong_domain',
  /** Nobody has invited this address. */
  'unknown',
  /** The company is suspended. */
  'suspended',
] as const;
export type ProviderProblem = (typeof providerProblems)[number];
