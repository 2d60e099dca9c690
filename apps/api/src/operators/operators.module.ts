import { Module } from '@nestjs/common';
import { CallingRulesModule } from '../calling-rules/calling-rules.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { OperatedTenantsController } from './operated-tenants.controller.js';
import { OperatedCallsController } from './operated-calls.controller.js';
import { OperatedTenants } from './operated-tenants.js';
import { OperatorSessionsController } from './operator-sessions.controller.js';
import { OperatorSignIn } from './operator-sign-in.js';
import { TenantRemoval } from './tenant-removal.js';

@Module({
  imports: [SignInModule, TenantsModule, CallingRulesModule],
  controllers: [OperatorSessionsController, OperatedTenantsController, OperatedCallsController],
  providers: [OperatorSignIn, OperatedTenants, TenantRemoval],
})
export class OperatorsModule {}
