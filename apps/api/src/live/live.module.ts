import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AnnounceChanges } from './announce-changes.js';
import { LiveController } from './live.controller.js';
import { LiveUpdates } from './live-updates.js';

@Global()
@Module({
  imports: [SignInModule, TenantsModule],
  controllers: [LiveController],
  providers: [LiveUpdates, { provide: APP_INTERCEPTOR, useClass: AnnounceChanges }],
  exports: [LiveUpdates],
})
export class LiveModule {}
