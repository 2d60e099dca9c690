import { z } from 'zod';

export const mostImportLines = 10_000;

export const importClientsQuery = z.strictObject({
  /** `true` says what would be done, and does nothing. */
  dryRun: z.enum(['true', 'false']).default('true'),
  /** `true` makes the teams that are named and are not there; otherwise their lines are refused. */
  createTeams: z.enum(['true', 'false']).default('false'),
});

export const importRefusals = [
  'name_missing',
  'name_invalid',
  'name_taken',
  'name_reserved',
  'name_reserved_by_company',
  'name_repeated',
  'display_name_too_long',
  'display_name_differs',
  'team_too_long',
  'team_unknown',
  'team_differs',
  'teams_too_many',
  'columns_wrong',
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

export const importedLine = z.strictObject({
  /** Of the file, whose first line is 1. */
  line: z.int(),
  name: z.string(),
  displayName: z.string(),
  /** The team that the line names; null where it names none. */
  team: z.string().nullable(),
  outcome: z.enum(['created', 'unchanged', 'refused']),
  reason: z.enum(importRefusals).nullable(),
  /** What is wrong, in a sentence; null unless the line is refused. */
  detail: z.string().nullable(),
  /** A name that would do, where one can be told. */
  suggestion: z.string().nullable(),
});
export type ImportedLine = z.infer<typeof importedLine>;

/** What was done, or with a dry run would be. Refused lines are left out; the others are registered together or not at all. */
export const clientImport = z.strictObject({
  dryRun: z.boolean(),
  created: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** The teams that are made for it, by their names. */
  teams: z.array(z.string()),
  lines: z.array(importedLine),
});
export type ClientImport = z.infer<typeof clientImport>;
