import {
  acceptedInvitation,
  acceptInvitation,
  createInvitation,
  invitation,
  type AcceptedInvitation,
  type AcceptInvitation,
  type CreateInvitation,
  type Invitation,
} from '@cordboard/contracts';
import { Body, Controller, Post } from '@nestjs/common';
import { CallerAdmin, For, Public, type AdminPrincipal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { Invitations } from './invitations.js';

@Controller('v1/invitations')
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Post()
  @For('admin')
  @Operation({
    id: 'createInvitation',
    tag: 'Admins',
    summary: 'Invite somebody to the console',
    description: 'Returns a link that makes one admin, within seven days; hand it over yourself. Owners invite owners.',
    answers: { 201: invitation },
    errors: ['admin.email_taken'],
  })
  create(
    @CallerAdmin() admin: AdminPrincipal,
    @Body({ schema: createInvitation }) body: CreateInvitation,
  ): Promise<Invitation> {
    return this.invitations.create(admin.tenantId, admin, body);
  }

  @Post('accept')
  @Public()
  @Operation({
    id: 'acceptInvitation',
    tag: 'Admins',
    summary: 'Become an admin by an invitation, with a password of one’s own',
    answers: { 201: acceptedInvitation },
    errors: ['invitation.invalid'],
  })
  accept(@Body({ schema: acceptInvitation }) body: AcceptInvitation): Promise<AcceptedInvitation> {
    return this.invitations.accept(body);
  }
}
