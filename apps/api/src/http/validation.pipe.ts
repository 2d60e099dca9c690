import { StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidRequest, type FieldError } from '../domain-error.js';

type Issues = Parameters<
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory'] & object
>[0];
const mostErrors = 20;

/** Checks bodies, queries and path parameters against the schema that their handler names. */
export const createValidationPipe = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new InvalidRequest(issues.slice(0, mostErrors).flatMap(fieldErrors)),
  });

function fieldErrors(issue: Issues[number]): FieldError[] {
  const path = (issue.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  // zod reports a field that should not be there at its parent.
  if ('keys' in issue && Array.isArray(issue.keys)) {
    return issue.keys
      .slice(0, mostErrors)
      .map((key) => ({ field: [...path, String(key)].join('.'), message: 'Unknown field' }));
  }
  return [{ field: path.join('.'), message: issue.message }];
}
