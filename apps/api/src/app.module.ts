import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AdminsModule } from './admins/admins.module.js';
import { AnswerDeadline } from './answer-in-time.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthenticationModule } from './authentication/authentication.module.js';
import { CallingRulesModule } from './calling-rules/calling-rules.module.js';
import { CallsModule } from './calls/calls.module.js';
import { CapabilitiesModule } from './capabilities/capabilities.module.js';
import { ClientsModule } from './clients/clients.module.js';
import { Clock } from './clock.js';
import { ConsoleModule } from './console/console.module.js';
import { DatabaseModule } from './database/database.module.js';
import { Disk } from './disk.js';
import { EmbedModule } from './embed/embed.module.js';
import { Environment } from './environment.js';
import { HealthModule } from './health/health.module.js';
import { Heartbeat } from './heartbeat.js';
import { HttpModule } from './http/http.module.js';
import { IdentityProviderModule } from './identity-provider/identity-provider.module.js';
import { OperatorsModule } from './operators/operators.module.js';
import { FirstTenantModule } from './first-tenant/first-tenant.module.js';
import { OverridesModule } from './overrides/overrides.module.js';
import { RateLimitsModule } from './rate-limits/rate-limits.module.js';
import { RepsModule } from './reps/reps.module.js';
import { LiveModule } from './live/live.module.js';
import { NodesModule } from './nodes/nodes.module.js';
import { completeWorld, TWILIO, type OutsideWorld } from './outside-world.js';
import { MasterKeys } from './secrets/master-keys.js';
import { SetUpModule } from './set-up/set-up.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { TeamsModule } from './teams/teams.module.js';
import { TwilioAccountModule } from './twilio-account/twilio-account.module.js';
import { TwilioChangesModule } from './twilio-changes/twilio-changes.module.js';
import { TwilioChecksModule } from './twilio-checks/twilio-checks.module.js';
import { TwilioConfigModule } from './twilio-config/twilio-config.module.js';
import { VoiceModule } from './voice/voice.module.js';

@Global()
@Module({})
class OutsideWorldModule {}

/** The product's table of contents. */
@Module({
  imports: [
    DatabaseModule,
    NodesModule,
    HttpModule,
    RateLimitsModule,
    AuthenticationModule,
    SignInModule,
    AccountsModule,
    AdminsModule,
    ApiKeysModule,
    SettingsModule,
    AuditModule,
    TwilioConfigModule,
    TwilioAccountModule,
    TwilioChangesModule,
    TwilioChecksModule,
    ClientsModule,
    TeamsModule,
    OverridesModule,
    CapabilitiesModule,
    RepsModule,
    EmbedModule,
    SetUpModule,
    CallingRulesModule,
    VoiceModule,
    CallsModule,
    LiveModule,
    ConsoleModule,
    IdentityProviderModule,
    OperatorsModule,
    FirstTenantModule,
    HealthModule,
  ],
})
export class AppModule {
  /** With what the product takes from outside: its settings, the time, Twilio. */
  static within(environment: Environment, given: Partial<OutsideWorld> = {}): DynamicModule {
    const { clock, heartbeat, answerDeadline, disk, twilio, masterKeys } = completeWorld(environment, given);
    const providers = [
      { provide: Environment, useValue: environment },
      { provide: Clock, useValue: clock },
      { provide: Heartbeat, useValue: heartbeat },
      { provide: AnswerDeadline, useValue: answerDeadline },
      { provide: Disk, useValue: disk },
      { provide: TWILIO, useValue: twilio },
      { provide: MasterKeys, useValue: masterKeys },
    ];
    const exports = providers.map(({ provide }) => provide);
    return { module: AppModule, imports: [{ module: OutsideWorldModule, providers, exports }] };
  }
}
