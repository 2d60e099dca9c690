import type { FieldErrorParams } from '@cordboard/contracts';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from './api-problem.js';

/** Where a newer API says more, or less, than this page knows of. */
const unsaid = { country: '?', expected: '?', choices: '?', minimum: 0, maximum: 0, longest: 0 };

/**
 * What is wrong with each field that was refused, by the field's name, in the viewer's language. A code that this page
 * does not know yet is shown as the API says it.
 */
export function useFieldErrors(): (error: unknown) => Record<string, string> {
  const t = useTranslations('problems');
  return useCallback(
    (error) =>
      Object.fromEntries(
        (toProblem(error).details?.errors ?? []).map(({ field, code, message, params }) => {
          const said: typeof unsaid & FieldErrorParams = { ...unsaid, ...params };
          return [field, t.has(`fields.${code}`) ? t(`fields.${code}`, said) : message];
        }),
      ),
    [t],
  );
}
