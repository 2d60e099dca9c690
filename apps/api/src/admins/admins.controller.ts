import {
  admin,
  adminId,
  adminList,
  changeAdmin,
  resetLink,
  type Admin,
  type AdminList,
  type ChangeAdmin,
  type ResetLink,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { Caller, CallerAdmin, For, type AdminPrincipal, type Principal } from '../authentication/principal.js';
import { PreconditionRequired } from '../domain-error.js';
import { contentVersionIn } from '../http/entity-tag.js';
import { Operation } from '../http/operation.js';
import { Admins } from './admins.js';

const adminParams = z.strictObject({ id: adminId });

@Controller('v1/admins')
export class AdminsController {
  constructor(private readonly admins: Admins) {}

  @Get()
  @For('admin')
  @Operation({
    id: 'listAdmins',
    tag: 'Admins',
    summary: 'List the admins',
    answers: { 200: adminList },
    errors: [],
  })
  async list(@Caller() { tenantId }: Principal): Promise<AdminList> {
    return { data: await this.admins.list(tenantId) };
  }

  @Patch(':id')
  @For('owner')
  @Operation({
    id: 'changeAdmin',
    tag: 'Admins',
    summary: 'Change the role of an admin',
    description:
      'Holds from their next request on. If-Match says which version was read. Where it is no longer the present one, ' +
      'nothing is changed.',
    ifMatch: 'required',
    answers: { 200: admin },
    errors: ['admin.not_found', 'admin.last_owner', 'admin.changed_meanwhile', 'request.precondition_required'],
  })
  change(
    @Caller() { tenantId }: Principal,
    @Param({ schema: adminParams }) { id }: z.output<typeof adminParams>,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: changeAdmin }) { role }: ChangeAdmin,
  ): Promise<Admin> {
    if (ifMatch === undefined) throw new PreconditionRequired();
    return this.admins.changeRole(tenantId, id, role, contentVersionIn(ifMatch));
  }

  @Delete(':id')
  @For('owner')
  @HttpCode(204)
  @Operation({
    id: 'removeAdmin',
    tag: 'Admins',
    summary: 'Remove an admin, and end their sessions',
    answers: { 204: undefined },
    errors: ['admin.not_found', 'admin.last_owner'],
  })
  async remove(
    @Caller() { tenantId }: Principal,
    @Param({ schema: adminParams }) { id }: z.output<typeof adminParams>,
  ): Promise<void> {
    await this.admins.remove(tenantId, id);
  }

  @Post(':id/reset-link')
  @For('owner')
  @Operation({
    id: 'createResetLink',
    tag: 'Admins',
    summary: 'Make a link with which an admin sets their password anew',
    description: 'Works once, within 24 hours; hand it over yourself. Used, it ends their sessions.',
    answers: { 201: resetLink },
    errors: ['admin.not_found'],
  })
  resetPassword(
    @CallerAdmin() { tenantId, adminId }: AdminPrincipal,
    @Param({ schema: adminParams }) { id }: z.output<typeof adminParams>,
  ): Promise<ResetLink> {
    return this.admins.createResetLink(tenantId, id, adminId);
  }

  @Delete(':id/second-factor')
  @For('owner')
  @HttpCode(204)
  @Operation({
    id: 'resetSecondFactor',
    tag: 'Admins',
    summary: 'Switch off the second factor of another admin, and end their sessions',
    answers: { 204: undefined },
    errors: ['admin.not_found', 'second_factor.not_on'],
  })
  async resetSecondFactor(
    @CallerAdmin() { tenantId, adminId }: AdminPrincipal,
    @Param({ schema: adminParams }) { id }: z.output<typeof adminParams>,
  ): Promise<void> {
    await this.admins.resetSecondFactor(tenantId, id, adminId);
  }
}
