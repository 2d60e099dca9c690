import {
  acceptedInvitation,
  createFirstTenant,
  type AcceptedInvitation,
  type CreateFirstTenant,
} from '@cordboard/contracts';
import { Body, Controller, Post } from '@nestjs/common';
import { Public } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { FirstTenant } from './first-tenant.js';

@Controller('v1/first-tenant')
export class FirstTenantController {
  constructor(private readonly firstTenant: FirstTenant) {}

  @Post()
  @Public()
  @Operation({
    id: 'createFirstTenant',
    tag: 'Sign-in',
    summary: 'Make a fresh deployment’s first tenant and its owner, by the link that the API printed',
    answers: { 201: acceptedInvitation },
    errors: ['first_tenant.link_invalid'],
  })
  create(@Body({ schema: createFirstTenant }) body: CreateFirstTenant): Promise<AcceptedInvitation> {
    return this.firstTenant.create(body);
  }
}
