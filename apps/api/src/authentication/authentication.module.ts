import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { EmbedModule } from '../embed/embed.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AuthenticationGuard } from './authentication.guard.js';

@Module({
  imports: [ApiKeysModule, EmbedModule, SignInModule, TenantsModule],
  providers: [{ provide: APP_GUARD, useClass: AuthenticationGuard }],
})
export class AuthenticationModule {}
