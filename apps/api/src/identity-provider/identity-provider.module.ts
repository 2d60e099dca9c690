import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AdmitArrival } from './admit-arrival.js';
import { IdentityProviderController } from './identity-provider.controller.js';
import { IdentityProviders } from './identity-providers.js';
import { ProviderClient } from './provider-client.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { ProviderSignInsController } from './provider-sign-ins.controller.js';

@Module({
  imports: [AccountsModule, SecretsModule, SignInModule, TenantsModule],
  controllers: [IdentityProviderController, ProviderSignInsController],
  providers: [IdentityProviders, ProviderClient, ProviderSignIn, AdmitArrival],
})
export class IdentityProviderModule {}
