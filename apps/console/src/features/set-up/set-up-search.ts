import { setUpStep, type SetUpStep } from '@cordboard/contracts';

export interface SetUpSearch {
  /** The step that is open; the first that is not done, where none is named. */
  step?: SetUpStep;
}

export function readSetUpSearch({ step }: Record<string, unknown>): SetUpSearch {
  const read = setUpStep.safeParse(step);
  return read.success ? { step: read.data } : {};
}
