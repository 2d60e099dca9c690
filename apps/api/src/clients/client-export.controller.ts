import type { Readable } from 'node:stream';
import { exportClientsQuery, type Client, type ExportClientsQuery } from '@cordboard/contracts';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { asCsv, type Columns } from '../csv.js';
import { Operation } from '../http/operation.js';
import { ClientLists } from './client-lists.js';

/** Those of an import, so that what was downloaded can be imported. */
const columns: Columns<Client> = {
  name: ({ name }) => name,
  display_name: ({ displayName }) => displayName,
  team: ({ team }) => team?.name ?? null,
};

@Controller('v1/clients/export')
export class ClientExportController {
  constructor(private readonly lists: ClientLists) {}

  @Get()
  @For('api-key', 'supervisor')
  @Scope('clients:read')
  @Operation({
    id: 'exportClients',
    tag: 'Clients',
    summary: 'Download the clients as CSV, with the columns that an import takes',
    description:
      'The same filters as the list, and all of what they match, in the alphabetical order of their client names.',
    answers: { 200: 'text/csv' },
    errors: [],
  })
  async export(
    @Caller() { tenantId }: Principal,
    @Query({ schema: exportClientsQuery }) filter: ExportClientsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const csv = await asCsv(columns, this.lists.listAll(tenantId, filter));
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="reps.csv"');
    return csv;
  }
}
