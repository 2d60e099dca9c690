import { z } from 'zod';
import { teamId } from './identifiers.js';
import { overrides } from './overrides.js';

export const mostTeams = 200;

const teamName = z.string().trim().min(1).max(80);

/** A name is a company's once, upper and lower case counting as one. */
export const createTeam = z.strictObject({ name: teamName });
export type CreateTeam = z.infer<typeof createTeam>;
export const changeTeam = createTeam;
export type ChangeTeam = z.infer<typeof changeTeam>;

export const team = z.strictObject({
  id: teamId,
  name: z.string(),
  overrides,
  /** How many reps are in it. */
  members: z.int().nonnegative(),
  createdAt: z.iso.datetime(),
  /** Of its name and its own values; sent back as If-Match with a change, in quotes. */
  version: z.string(),
});
export type Team = z.infer<typeof team>;

export const teamList = z.strictObject({ data: z.array(team) });
export type TeamList = z.infer<typeof teamList>;
