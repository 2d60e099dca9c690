import { setUpSteps, type SetUp, type SetUpStep, type TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';

/** What is left to do before a company's reps can call. Told from our own records: every page of the console asks. */
@Injectable()
export class SetUpProgress {
  constructor(private readonly database: TenantDatabase) {}

  async read(tenantId: TenantId): Promise<SetUp> {
    const [row] = await this.database.readTenant(tenantId, (manager) =>
      manager.query<Record<SetUpStep, boolean>[]>(
        `select
          coalesce(auth_token_sealed is not null, false) as credentials,
          coalesce(application_sid is not null, false) as application,
          coalesce(caller_id is not null, false) as "caller-id",
          exists (select from clients where clients.tenant_id = $1) as reps,
          exists (
            select from embed_origins where embed_origins.tenant_id = $1 and (is_allowed or seen_at is not null)
          ) as embed
        from tenants left join twilio_configs on twilio_configs.tenant_id = tenants.id where tenants.id = $1`,
        [tenantId],
      ),
    );
    const done = setUpSteps.filter((step) => row?.[step]);
    return { done, canCall: setUpSteps.every((step) => step === 'embed' || done.includes(step)) };
  }
}
