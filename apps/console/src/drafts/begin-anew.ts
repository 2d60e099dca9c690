import type { FormOf } from './form-of.js';

/** Shows what is saved now: nothing of the form counts as changed any more, and nothing as wrong. */
export function beginAnew<Values extends Record<string, unknown>>(form: FormOf<Values>, values: Values): void {
  form.setInitialValues(values);
  form.setValues(values);
  form.clearErrors();
}
