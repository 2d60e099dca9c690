import {
  client,
  clientId,
  clientPage,
  listClientsQuery,
  registerClient,
  type Client,
  type ClientPage,
  type RegisterClient,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Caller, For, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import type { PageRequest } from '../paging.js';
import { Clients } from './clients.js';

const clientParams = z.strictObject({ id: clientId });

@Controller('v1/clients')
export class ClientsController {
  constructor(private readonly clients: Clients) {}

  @Post()
  @For('api-key', 'admin')
  @Operation({
    id: 'registerClient',
    tag: 'Clients',
    summary: 'Register a client name',
    description: 'Names are unique within the Twilio account, upper and lower case counting as one.',
    answers: { 201: client },
    errors: ['client.name_taken'],
  })
  register(@Caller() { tenantId }: Principal, @Body({ schema: registerClient }) body: RegisterClient): Promise<Client> {
    return this.clients.register(tenantId, body);
  }

  @Get()
  @For('api-key', 'session', 'supervisor')
  @Operation({
    id: 'listClients',
    tag: 'Clients',
    summary: 'List the client names, in their alphabetical order',
    answers: { 200: clientPage },
    errors: [],
  })
  list(@Caller() { tenantId }: Principal, @Query({ schema: listClientsQuery }) page: PageRequest): Promise<ClientPage> {
    return this.clients.list(tenantId, page);
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
    @Param({ schema: clientParams }) { id }: z.output<typeof clientParams>,
  ): Promise<void> {
    await this.clients.remove(tenantId, id);
  }
}
