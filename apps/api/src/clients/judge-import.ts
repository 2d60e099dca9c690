import { findReservedName, mostTeams, reasonToReserve, type ImportRefusal, type TeamId } from '@cordboard/contracts';
import { teamKeyOf } from '../teams/insert-team.js';
import type { ImportLine } from './parse-import.js';

/** What there is when a file is imported. */
export interface PresentState {
  /** By client names in lower case. */
  registered: ReadonlyMap<string, { displayName: string; teamId: TeamId | null }>;
  reservedNames: readonly string[];
  /** By names as they are compared. */
  teams: ReadonlyMap<string, TeamId>;
  teamCount: number;
}

export type Verdict = ImportRefusal | 'unchanged' | 'wanted';

/** What becomes of each line, unless a name turns out to be another tenant's. */
export function judgeImport(
  lines: readonly ImportLine[],
  present: PresentState,
  { createTeams }: { createTeams: boolean },
): Verdict[] {
  const newTeams = new Set<string>();
  return lines.map((line) => {
    if (line.reason) return line.reason;
    const key = line.name.toLowerCase();
    const registered = present.registered.get(key);
    if (registered) return whyDifferent(line, registered, present) ?? 'unchanged';
    if (reasonToReserve(key)) return 'name_reserved';
    if (findReservedName(present.reservedNames, [key]) !== undefined) return 'name_reserved_by_company';
    const team = line.team === null ? null : teamKeyOf(line.team);
    if (team === null || present.teams.has(team) || newTeams.has(team)) return 'wanted';
    if (!createTeams) return 'team_unknown';
    if (present.teamCount + newTeams.size >= mostTeams) return 'teams_too_many';
    newTeams.add(team);
    return 'wanted';
  });
}

function whyDifferent(
  { name, displayName, team }: ImportLine,
  registered: { displayName: string; teamId: TeamId | null },
  { teams }: PresentState,
): ImportRefusal | undefined {
  // A file without display names repeats the client name, and means nothing by it; without a team it means no team either.
  const isCalledSo = registered.displayName === displayName || displayName === name;
  if (!isCalledSo) return 'display_name_differs';
  return team === null || teams.get(teamKeyOf(team)) === registered.teamId ? undefined : 'team_differs';
}
