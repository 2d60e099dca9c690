import { setUpSteps, type SetUpStep } from '@cordboard/contracts';

export interface SetUpSearch {
  /** The step that is open; the first that is not done, where none is named. */
  step?: SetUpStep;
}

export function readSetUpSearch({ step }: Record<string, unknown>): SetUpSearch {
  const named = setUpSteps.find((each) => each === step);
  return named ? { step: named } : {};
}
