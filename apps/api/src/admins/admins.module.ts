import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AdminsController } from './admins.controller.js';
import { Admins } from './admins.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.js';
import { SignInPolicyController } from './sign-in-policy.controller.js';

@Module({
  imports: [TenantsModule, AccountsModule],
  controllers: [AdminsController, InvitationsController, SignInPolicyController],
  providers: [Admins, Invitations],
})
export class AdminsModule {}
