import type { z } from 'zod';

/** A sentence for whoever starts the process; it repeats no value, since some are secret. */
export class InvalidEnvironment extends Error {}

export interface ReadOptions {
  /** What does not come about: "The API cannot start". */
  readonly consequence: string;
  /** Problems that lie between several variables, each beginning with the name of one. */
  readonly furtherProblems?: readonly string[];
}

/**
 * Reads all variables of a process at once.
 *
 * @throws InvalidEnvironment that names every variable that is wrong, and how, a line for each
 */
export function readVariables<Schema extends z.ZodObject>(
  schema: Schema,
  source: NodeJS.ProcessEnv,
  { consequence, furtherProblems = [] }: ReadOptions,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(source);
  const problems = [...(error?.issues ?? []).map((issue) => describeIssue(issue, source)), ...furtherProblems];
  if (problems.length > 0 || !data) {
    throw new InvalidEnvironment(
      `${consequence} with these settings:\n${problems.map((each) => `  ${each}\n`).join('')}`,
    );
  }
  return data;
}

function describeIssue({ path, message, code }: z.core.$ZodIssue, source: NodeJS.ProcessEnv): string {
  const name = String(path[0]);
  return `${name} ${code === 'invalid_type' && source[name] === undefined ? 'is required' : message}`;
}
