import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ConsoleSessions } from './console-sessions.js';
import { MeController } from './me.controller.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { SessionOpening } from './session-opening.js';
import { SessionsController } from './sessions.controller.js';
import { SignInChallenges } from './sign-in-challenges.js';
import { SignInSteps } from './sign-in-steps.js';
import { SignIn } from './sign-in.js';
import { WhoAmI } from './who-am-i.js';

@Module({
  imports: [AccountsModule, SecretsModule, TenantsModule],
  controllers: [SessionsController, MeController],
  providers: [ConsoleSessions, SignIn, SignInSteps, SignInChallenges, SessionOpening, RefusedSignIns, WhoAmI],
  exports: [ConsoleSessions, SignInSteps, SessionOpening, RefusedSignIns],
})
export class SignInModule {}
