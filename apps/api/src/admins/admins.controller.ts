import { adminId, adminList, type AdminList } from '@cordboard/contracts';
import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { z } from 'zod';
import { Caller, For, type Principal } from '../authentication/principal.js';
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
}
