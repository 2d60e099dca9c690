import { mostTeams, type Team, type TeamId } from '@cordboard/contracts';
import { DomainError } from '../domain-error.js';

export class TeamNotFound extends DomainError {
  readonly code = 'team.not_found';
  override readonly isAbsence = true;
  constructor(id: TeamId) {
    super(`There is no team ${id}.`);
  }
}

export class TeamNameTaken extends DomainError {
  readonly code = 'team.name_taken';
  override readonly remedy = 'Choose another name. Names that differ in upper and lower case alone count as one.';
  constructor(name: string) {
    super(`There is a team named "${name}" already.`);
  }
}

export class TooManyTeams extends DomainError {
  readonly code = 'team.too_many';
  override readonly remedy = 'Delete a team that is no longer needed.';
  constructor() {
    super(`A company has at most ${mostTeams} teams.`);
  }
}

export class TeamChangedMeanwhile extends DomainError {
  readonly code = 'team.changed_meanwhile';
  override readonly remedy = 'Look at "currentTeam", decide again, and send the ETag of this answer as If-Match.';
  override readonly details: { currentTeam: Team };
  override readonly version: string;
  constructor(current: Team) {
    super('Somebody else has changed this team since it was read.');
    this.details = { currentTeam: current };
    this.version = current.version;
  }
}
