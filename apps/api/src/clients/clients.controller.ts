import {
  changeClient,
  client,
  clientCounts,
  clientId,
  clientPage,
  listClientsQuery,
  registerClient,
  type ChangeClient,
  type Client,
  type ClientCounts,
  type ClientPage,
  type ListClientsQuery,
  type RegisterClient,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { describeCaller } from '../authentication/describe-caller.js';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { expectedContent } from '../http/expected-content.js';
import { Operation } from '../http/operation.js';
import { ClientChanges } from './client-changes.js';
import { ClientLists } from './client-lists.js';
import { Clients } from './clients.js';

const clientParams = z.strictObject({ id: clientId });
type ClientParams = z.output<typeof clientParams>;

@Controller('v1/clients')
@Scope('clients:write')
export class ClientsController {
  constructor(
    private readonly clients: Clients,
    private readonly lists: ClientLists,
    private readonly changes: ClientChanges,
  ) {}

  @Post()
  @For('api-key', 'admin')
  @Operation({
    id: 'registerClient',
    tag: 'Clients',
    summary: 'Register a client name',
    description:
      'Names are unique within the Twilio account, upper and lower case counting as one. For a person whom a CRM calls by ' +
      'something that is no client name, an e-mail address for one, send that as crmUser.',
    answers: { 201: client },
    errors: ['client.name_taken', 'client.name_reserved'],
  })
  register(@Caller() { tenantId }: Principal, @Body({ schema: registerClient }) body: RegisterClient): Promise<Client> {
    return this.clients.register(tenantId, body);
  }

  @Get()
  @For('api-key', 'session', 'supervisor')
  @Scope('clients:read')
  @Operation({
    id: 'listClients',
    tag: 'Clients',
    summary: 'List the clients with their state, in the alphabetical order of their names',
    answers: { 200: clientPage },
    errors: [],
  })
  list(
    @Caller() { tenantId }: Principal,
    @Query({ schema: listClientsQuery }) query: ListClientsQuery,
  ): Promise<ClientPage> {
    return this.lists.list(tenantId, query);
  }

  @Get('counts')
  @For('api-key', 'supervisor')
  @Scope('clients:read')
  @Operation({
    id: 'countClients',
    tag: 'Clients',
    summary: 'Count the clients in each state',
    answers: { 200: clientCounts },
    errors: [],
  })
  count(@Caller() { tenantId }: Principal): Promise<ClientCounts> {
    return this.lists.count(tenantId);
  }

  @Patch(':id')
  @For('api-key', 'admin')
  @Operation({
    id: 'changeClient',
    tag: 'Clients',
    summary: 'Rename a client, or put it into a team',
    description:
      'Whoever calls it rings its former client name as well, for as long as a token of that name may live: 24 hours. ' +
      'An admin says with If-Match which version was read; a program may leave it out.',
    ifMatch: 'optional',
    answers: { 200: client },
    errors: [
      'client.not_found',
      'client.name_taken',
      'client.name_reserved',
      'client.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  change(
    @Caller() caller: Principal,
    @Param({ schema: clientParams }) { id }: ClientParams,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: changeClient }) changes: ChangeClient,
  ): Promise<Client> {
    return this.changes.change(caller.tenantId, id, changes, expectedContent(caller, ifMatch));
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @For('api-key', 'admin')
  @Operation({
    id: 'suspendClient',
    tag: 'Clients',
    summary: 'Suspend a client',
    description:
      'It gets no token, is rung no more, and its calls are refused; a call that is going on goes on. Nodes that have ' +
      'just looked it up learn of it within five seconds.',
    answers: { 200: client },
    errors: ['client.not_found'],
  })
  suspend(@Caller() caller: Principal, @Param({ schema: clientParams }) { id }: ClientParams): Promise<Client> {
    return this.changes.suspend(caller.tenantId, id, describeCaller(caller));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @For('api-key', 'admin')
  @Operation({
    id: 'resumeClient',
    tag: 'Clients',
    summary: 'Let a suspended client call and be called again',
    answers: { 200: client },
    errors: ['client.not_found'],
  })
  resume(@Caller() { tenantId }: Principal, @Param({ schema: clientParams }) { id }: ClientParams): Promise<Client> {
    return this.changes.resume(tenantId, id);
  }

  @Delete(':id')
  @For('api-key', 'admin')
  @HttpCode(204)
  @Operation({
    id: 'deleteClient',
    tag: 'Clients',
    summary: 'Delete a client name',
    description: 'It is rung no more, its calls are refused, and its softphone sessions end.',
    answers: { 204: undefined },
    errors: ['client.not_found'],
  })
  async remove(
    @Caller() { tenantId }: Principal,
    @Param({ schema: clientParams }) { id }: ClientParams,
  ): Promise<void> {
    await this.changes.remove(tenantId, id);
  }
}
