import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AdminsController } from './admins.controller.js';
import { Admins } from './admins.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.js';

@Module({
  imports: [TenantsModule],
  controllers: [AdminsController, InvitationsController],
  providers: [Admins, Invitations],
})
export class AdminsModule {}
