import { Module } from '@nestjs/common';
import { SecretsModule } from '../secrets/secrets.module.js';
import { AccountSecrets } from './account-secrets.js';
import { PasswordController } from './password.controller.js';
import { Passwords } from './passwords.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactors } from './second-factors.js';
import { SignInLimit } from './sign-in-limit.js';

@Module({
  imports: [SecretsModule],
  controllers: [SecondFactorController, PasswordController],
  providers: [AccountSecrets, SecondFactors, Passwords, SignInLimit],
  exports: [SecondFactors, SignInLimit],
})
export class AccountsModule {}
