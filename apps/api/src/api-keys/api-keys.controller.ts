import {
  apiKey,
  apiKeyList,
  changeApiKey,
  createApiKey,
  createdApiKey,
  type ApiKey,
  type ApiKeyList,
  type ChangeApiKey,
  type CreateApiKey,
  type CreatedApiKey,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { Caller, For, type Principal } from '../authentication/principal.js';
import { PreconditionRequired } from '../domain-error.js';
import { contentVersionIn } from '../http/entity-tag.js';
import { Operation } from '../http/operation.js';
import { ApiKeys } from './api-keys.js';

const apiKeyParams = z.strictObject({ id: z.uuid() });

/** For people alone: a key that leaked must not be able to make another. */
@Controller('v1/api-keys')
@For('admin')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeys) {}

  @Post()
  @Operation({
    id: 'createApiKey',
    tag: 'API keys',
    summary: 'Make an API key',
    description: 'The key itself is in this answer alone.',
    answers: { 201: createdApiKey },
    errors: [],
  })
  create(
    @Caller() { tenantId }: Principal,
    @Body({ schema: createApiKey }) body: CreateApiKey,
  ): Promise<CreatedApiKey> {
    return this.apiKeys.create(tenantId, body);
  }

  @Get()
  @Operation({
    id: 'listApiKeys',
    tag: 'API keys',
    summary: 'List the API keys, newest first',
    answers: { 200: apiKeyList },
    errors: [],
  })
  list(@Caller() { tenantId }: Principal): Promise<ApiKeyList> {
    return this.apiKeys.list(tenantId);
  }

  @Patch(':id')
  @Operation({
    id: 'changeApiKey',
    tag: 'API keys',
    summary: 'Change how many requests a minute an API key may make',
    description:
      'Holds at once here, and within five seconds on other nodes. If-Match says which version was read. Where it is no ' +
      'longer the present one, nothing is changed.',
    ifMatch: 'required',
    answers: { 200: apiKey },
    errors: ['api_key.not_found', 'api_key.changed_meanwhile', 'request.precondition_required'],
  })
  change(
    @Caller() { tenantId }: Principal,
    @Param({ schema: apiKeyParams }) { id }: z.output<typeof apiKeyParams>,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: changeApiKey }) changes: ChangeApiKey,
  ): Promise<ApiKey> {
    if (ifMatch === undefined) throw new PreconditionRequired();
    return this.apiKeys.change(tenantId, id, changes, contentVersionIn(ifMatch));
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    id: 'revokeApiKey',
    tag: 'API keys',
    summary: 'Revoke an API key',
    description: 'It is refused from now on; a node that has just used it may take it for another five seconds.',
    answers: { 204: undefined },
    errors: ['api_key.not_found'],
  })
  async revoke(
    @Caller() { tenantId }: Principal,
    @Param({ schema: apiKeyParams }) { id }: z.output<typeof apiKeyParams>,
  ): Promise<void> {
    await this.apiKeys.revoke(tenantId, id);
  }
}
