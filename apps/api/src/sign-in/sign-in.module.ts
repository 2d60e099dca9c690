import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ConsoleSessions } from './console-sessions.js';
import { MeController } from './me.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SignInLimit } from './sign-in-limit.js';
import { SignIn } from './sign-in.js';

@Module({
  imports: [TenantsModule],
  controllers: [SessionsController, MeController],
  providers: [ConsoleSessions, SignIn, SignInLimit],
  exports: [ConsoleSessions],
})
export class SignInModule {}
