import { changeSettings, settings, type ChangeSettings, type Settings } from '@cordboard/contracts';
import { Body, Controller, Get, Headers, Patch, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller, For, type Principal } from '../authentication/principal.js';
import { PreconditionRequired } from '../domain-error.js';
import { entityTag, versionIn } from '../http/entity-tag.js';
import { Operation } from '../http/operation.js';
import { TenantSettings, type VersionedSettings } from './tenant-settings.js';

@Controller('v1/settings')
@For('admin')
export class SettingsController {
  constructor(private readonly tenantSettings: TenantSettings) {}

  @Get()
  @Operation({
    id: 'getSettings',
    tag: 'Settings',
    summary: 'Read the tenant’s settings',
    description: 'The ETag says which version they are.',
    answers: { 200: settings },
    errors: [],
  })
  async show(@Caller() { tenantId }: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<Settings> {
    return answer(reply, await this.tenantSettings.get(tenantId));
  }

  @Patch()
  @Operation({
    id: 'changeSettings',
    tag: 'Settings',
    summary: 'Change the tenant’s settings',
    description: 'If-Match says which version was read. Where it is no longer the present one, nothing is changed.',
    ifMatch: 'required',
    answers: { 200: settings },
    errors: ['settings.changed_meanwhile', 'request.precondition_required'],
  })
  async change(
    @Caller() { tenantId }: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: changeSettings }) changes: ChangeSettings,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Settings> {
    if (ifMatch === undefined) throw new PreconditionRequired();
    return answer(reply, await this.tenantSettings.change(tenantId, versionIn(ifMatch), changes));
  }
}

function answer(reply: FastifyReply, { settings, version }: VersionedSettings): Settings {
  reply.header('etag', entityTag(version));
  return settings;
}
