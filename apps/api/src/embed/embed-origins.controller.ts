import {
  allowEmbedOrigin,
  embedOrigins,
  removeEmbedOriginQuery,
  type AllowEmbedOrigin,
  type EmbedOrigins as EmbedOriginList,
  type RemoveEmbedOriginQuery,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { EmbedOrigins } from './embed-origins.js';

@Controller('v1/embed-origins')
@Scope('config:write')
@For('api-key', 'admin')
export class EmbedOriginsController {
  constructor(private readonly embedOrigins: EmbedOrigins) {}

  @Get()
  @Scope('config:read')
  @Operation({
    id: 'listEmbedOrigins',
    tag: 'Embed',
    summary: 'List the origins that may embed the softphone',
    description: 'Also where it was seen, and which were turned away.',
    answers: { 200: embedOrigins },
    errors: [],
  })
  list(@Caller() { tenantId }: Principal): Promise<EmbedOriginList> {
    return this.embedOrigins.list(tenantId);
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @Operation({
    id: 'allowEmbedOrigin',
    tag: 'Embed',
    summary: 'Allow an origin to embed the softphone',
    description:
      'Until the first one is allowed, every origin is that a launch names; from then on those on the list alone. ' +
      'Exact origins: a subdomain is another one.',
    answers: { 200: embedOrigins },
    errors: [],
  })
  allow(
    @Caller() { tenantId }: Principal,
    @Body({ schema: allowEmbedOrigin }) { origin }: AllowEmbedOrigin,
  ): Promise<EmbedOriginList> {
    return this.embedOrigins.allow(tenantId, origin);
  }

  @Delete()
  @Operation({
    id: 'removeEmbedOrigin',
    tag: 'Embed',
    summary: 'Take an origin off the list',
    description: 'Softphones that are open there stay open until they are launched anew.',
    answers: { 200: embedOrigins },
    errors: [],
  })
  remove(
    @Caller() { tenantId }: Principal,
    @Query({ schema: removeEmbedOriginQuery }) { origin }: RemoveEmbedOriginQuery,
  ): Promise<EmbedOriginList> {
    return this.embedOrigins.remove(tenantId, origin);
  }
}
