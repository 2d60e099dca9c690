import {
  changeTeam,
  createTeam,
  overrides,
  team,
  teamId,
  teamList,
  type ChangeTeam,
  type CreateTeam,
  type Overrides,
  type Team,
  type TeamList,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { expectedContent } from '../http/expected-content.js';
import { Operation } from '../http/operation.js';
import { twilioFailures } from '../twilio-account/twilio-failures.js';
import { Teams } from './teams.js';

const teamParams = z.strictObject({ id: teamId });
type TeamParams = z.output<typeof teamParams>;

const whoSaysTheVersion = 'An admin says with If-Match which version was read; a program may leave it out.';

@Controller('v1/teams')
@Scope('clients:write')
@For('api-key', 'admin')
export class TeamsController {
  constructor(private readonly teams: Teams) {}

  @Get()
  @For('api-key', 'supervisor')
  @Scope('clients:read')
  @Operation({
    id: 'listTeams',
    tag: 'Teams',
    summary: 'List the teams, in the alphabetical order of their names',
    answers: { 200: teamList },
    errors: [],
  })
  list(@Caller() { tenantId }: Principal): Promise<TeamList> {
    return this.teams.list(tenantId);
  }

  @Post()
  @Operation({
    id: 'createTeam',
    tag: 'Teams',
    summary: 'Make a team',
    description:
      'Names are unique, upper and lower case counting as one. A client is put into it with PATCH /v1/clients/{id}.',
    answers: { 201: team },
    errors: ['team.name_taken', 'team.too_many'],
  })
  create(@Caller() { tenantId }: Principal, @Body({ schema: createTeam }) body: CreateTeam): Promise<Team> {
    return this.teams.create(tenantId, body);
  }

  @Patch(':id')
  @Operation({
    id: 'changeTeam',
    tag: 'Teams',
    summary: 'Rename a team',
    description: whoSaysTheVersion,
    ifMatch: 'optional',
    answers: { 200: team },
    errors: ['team.not_found', 'team.name_taken', 'team.changed_meanwhile', 'request.precondition_required'],
  })
  change(
    @Caller() caller: Principal,
    @Param({ schema: teamParams }) { id }: TeamParams,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: changeTeam }) changes: ChangeTeam,
  ): Promise<Team> {
    return this.teams.change(caller.tenantId, id, changes, expectedContent(caller, ifMatch));
  }

  @Put(':id/twilio-config')
  @Scope('config:write')
  @Operation({
    id: 'putTeamOverrides',
    tag: 'Teams',
    summary: 'Give a team values of its own',
    description:
      'In place of the tenant’s, for all its clients that have none of their own; null takes one back. Twilio is asked ' +
      'whether the account has what is new. Holds on other nodes within five seconds. ' +
      whoSaysTheVersion,
    ifMatch: 'optional',
    answers: { 200: team },
    errors: [
      ...twilioFailures,
      'team.not_found',
      'twilio_config.caller_id_not_owned',
      'twilio_config.application_not_owned',
      'team.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  override(
    @Caller() caller: Principal,
    @Param({ schema: teamParams }) { id }: TeamParams,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: overrides }) body: Overrides,
  ): Promise<Team> {
    return this.teams.override(caller.tenantId, id, body, expectedContent(caller, ifMatch));
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    id: 'deleteTeam',
    tag: 'Teams',
    summary: 'Delete a team',
    description: 'Its clients stay, in no team: the tenant’s values hold for those that have none of their own.',
    answers: { 204: undefined },
    errors: ['team.not_found'],
  })
  async remove(@Caller() { tenantId }: Principal, @Param({ schema: teamParams }) { id }: TeamParams): Promise<void> {
    await this.teams.remove(tenantId, id);
  }
}
