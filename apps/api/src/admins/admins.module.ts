import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.js';

@Module({ imports: [TenantsModule], controllers: [InvitationsController], providers: [Invitations] })
export class AdminsModule {}
