import {
  createdTenant,
  createTenant,
  deleteTenant,
  listOperatedTenantsQuery,
  operatedTenant,
  operatedTenantPage,
  tenantId,
  type CreatedTenant,
  type CreateTenant,
  type DeleteTenant,
  type OperatedTenant,
  type OperatedTenantPage,
} from '@cordboard/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { For } from '../authentication/principal.js';
import { Operation, type OperationDescription } from '../http/operation.js';
import type { PageRequest } from '../paging.js';
import { OperatedTenants } from './operated-tenants.js';

const tenantParams = z.strictObject({ id: tenantId });
type TenantParams = z.output<typeof tenantParams>;

const stateChange = (id: string, summary: string, description: string) =>
  ({
    id,
    tag: 'Operators',
    summary,
    description,
    answers: { 200: operatedTenant },
    errors: ['tenant.not_found', 'tenant.state_conflict'],
  }) satisfies OperationDescription;

@Controller('v1/operator/tenants')
@For('operator')
export class OperatedTenantsController {
  constructor(private readonly tenants: OperatedTenants) {}

  @Get()
  @Operation({
    id: 'listTenants',
    tag: 'Operators',
    summary: 'List the tenants, newest first, and how each is doing',
    answers: { 200: operatedTenantPage },
    errors: [],
  })
  list(@Query({ schema: listOperatedTenantsQuery }) page: PageRequest): Promise<OperatedTenantPage> {
    return this.tenants.list(page);
  }

  @Post()
  @Operation({
    id: 'createTenant',
    tag: 'Operators',
    summary: 'Make a tenant, and an invitation for its first owner',
    description: 'The invitation’s link is in this answer alone; hand it over yourself.',
    answers: { 201: createdTenant },
    errors: [],
  })
  create(@Body({ schema: createTenant }) body: CreateTenant): Promise<CreatedTenant> {
    return this.tenants.create(body);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @Operation(
    stateChange(
      'suspendTenant',
      'Suspend a tenant',
      'Nobody signs in, no key works, no call begins; those in progress end by themselves. Other nodes know within five seconds.',
    ),
  )
  suspend(@Param({ schema: tenantParams }) { id }: TenantParams): Promise<OperatedTenant> {
    return this.tenants.change(id, { kind: 'suspend' });
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Operation(stateChange('resumeTenant', 'Resume a suspended tenant', 'All is as it was before.'))
  resume(@Param({ schema: tenantParams }) { id }: TenantParams): Promise<OperatedTenant> {
    return this.tenants.change(id, { kind: 'resume' });
  }

  @Post(':id/delete')
  @HttpCode(200)
  @Operation({
    ...stateChange(
      'deleteTenant',
      'Delete a tenant, in 30 days',
      'Until then it is suspended and can be restored; then all that it has is deleted.',
    ),
    errors: ['tenant.not_found', 'tenant.state_conflict', 'tenant.name_mismatch'],
  })
  delete(
    @Param({ schema: tenantParams }) { id }: TenantParams,
    @Body({ schema: deleteTenant }) { name }: DeleteTenant,
  ): Promise<OperatedTenant> {
    return this.tenants.change(id, { kind: 'delete', name });
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Operation(
    stateChange(
      'restoreTenant',
      'Keep a tenant that is being deleted',
      'It is what it was before: active, or suspended.',
    ),
  )
  restore(@Param({ schema: tenantParams }) { id }: TenantParams): Promise<OperatedTenant> {
    return this.tenants.change(id, { kind: 'restore' });
  }
}
