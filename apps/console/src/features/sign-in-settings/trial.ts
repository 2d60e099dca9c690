import { providerProblems, type ProviderProblem } from '@cordboard/contracts';

/** What came of trying the provider, as the API says in the address that it leads back to. */
export interface Trial {
  tried?: 'yes';
  problem?: ProviderProblem;
}

export function readTrial(search: Record<string, unknown>): Trial {
  const problem = providerProblems.find((each) => each === search['problem']);
  return { ...(search['tried'] === 'yes' && { tried: 'yes' as const }), ...(problem && { problem }) };
}
