import { clientImport, importClientsQuery, type ClientImport } from '@cordboard/contracts';
import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { ImportUnreadable } from './errors.js';
import { ImportClients } from './import-clients.js';

@Controller('v1/clients/import')
export class ClientImportController {
  constructor(private readonly importClients: ImportClients) {}

  @Post()
  @HttpCode(200)
  @For('api-key', 'admin')
  @Scope('clients:write')
  @Operation({
    id: 'importClients',
    tag: 'Clients',
    summary: 'Register the clients of a CSV file',
    description:
      'Says of each line what becomes of it: created, unchanged, or refused and why. Refused lines are left out, the ' +
      'others are registered together or not at all. A dry run says the same and registers nothing. A team that is not ' +
      'there refuses its lines, or is made where createTeams says so.',
    csvBody:
      'Its first line names the columns, in any order: name, and if you like display_name and team. At most 10,000 lines.',
    answers: { 200: clientImport },
    errors: ['client.import_unreadable'],
  })
  import(
    @Caller() { tenantId }: Principal,
    @Query({ schema: importClientsQuery }) { dryRun, createTeams }: z.output<typeof importClientsQuery>,
    @Req() { body }: FastifyRequest,
  ): Promise<ClientImport> {
    if (typeof body !== 'string')
      throw new ImportUnreadable('import_without_file', 'There is no CSV file in this request.');
    return this.importClients.import(tenantId, body, {
      dryRun: dryRun === 'true',
      createTeams: createTeams === 'true',
    });
  }
}
