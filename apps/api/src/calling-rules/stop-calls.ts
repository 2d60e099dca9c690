import type { CallingStop, StoppedCalls, TenantId } from '@cordboard/contracts';
import { TwilioGatewayError, type TwilioGateway } from '@cordboard/twilio-gateway';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { LiveUpdates } from '../live/live-updates.js';
import { TWILIO } from '../outside-world.js';
import { TenantNotFound } from '../tenants/errors.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import { countAlone } from './calling-ledger.js';
import { StoppedByOperator } from './errors.js';
import { recordStop } from './record-stop.js';

/** By whose will outgoing calls are stopped. What an operator has stopped, the company cannot let begin again. */
export type Stopper = 'company' | 'operator';

const endedAtOnce = 10;

/** The kill switch. It holds at once on every node: each call that wants to begin reads it, in its turn, from Postgres. */
@Injectable()
export class StopCalls {
  readonly #logger = new Logger(StopCalls.name);

  constructor(
    private readonly database: TenantDatabase,
    private readonly twilioConfigs: TwilioConfigs,
    @Inject(TWILIO) private readonly twilio: TwilioGateway,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  read(tenantId: TenantId): Promise<CallingStop> {
    return this.database.readTenant(tenantId, async (manager) =>
      toStop(await manager.findOneByOrFail(TenantEntity, { id: tenantId })),
    );
  }

  /** @throws TenantNotFound */
  async stop(tenantId: TenantId, by: Stopper, { endCalls }: { endCalls: boolean }): Promise<StoppedCalls> {
    const stop = await this.#set(tenantId, by, this.clock.now());
    return { stop, ...(endCalls ? await this.#endCalls(tenantId) : { endedCalls: 0, callsNotEnded: 0 }) };
  }

  /** @throws TenantNotFound, StoppedByOperator */
  resume(tenantId: TenantId, by: Stopper): Promise<CallingStop> {
    return this.#set(tenantId, by, null);
  }

  async #set(tenantId: TenantId, by: Stopper, since: Date | null): Promise<CallingStop> {
    const stop = await this.database.inTenant(tenantId, async (manager) => {
      const tenant = await manager.findOne(TenantEntity, {
        where: { id: tenantId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!tenant) throw new TenantNotFound(tenantId);
      if (since === null && by === 'company' && tenant.callsStoppedByOperatorAt) throw new StoppedByOperator();
      const field = by === 'company' ? 'callsStoppedAt' : 'callsStoppedByOperatorAt';
      // Two may press the button: the first moment counts.
      const changed = { ...tenant, [field]: since && (tenant[field] ?? since) };
      await manager.query('update tenants set calls_stopped_at = $2, calls_stopped_by_operator_at = $3 where id = $1', [
        tenantId,
        changed.callsStoppedAt,
        changed.callsStoppedByOperatorAt,
      ]);
      await recordStop(manager, { before: tenant, after: changed, at: this.clock.now() });
      return toStop(changed);
    });
    this.liveUpdates.publish(tenantId, 'calling-rules');
    return stop;
  }

  /** Those that began before the stop held: after it there are no others. */
  async #endCalls(tenantId: TenantId): Promise<Pick<StoppedCalls, 'endedCalls' | 'callsNotEnded'>> {
    const now = this.clock.now();
    const { liveCalls } = await this.database.inTenant(tenantId, (manager) => countAlone(manager, tenantId, now));
    const access = await this.twilioConfigs.findAccess(tenantId);
    if (!access) return { endedCalls: 0, callsNotEnded: liveCalls.length };
    let endedCalls = 0;
    const waiting = liveCalls.map(({ callSid }) => callSid);
    const endNext = async () => {
      for (let callSid = waiting.pop(); callSid !== undefined; callSid = waiting.pop()) {
        if (await this.#end(access.apiKey, callSid)) endedCalls++;
      }
    };
    await Promise.all(Array.from({ length: endedAtOnce }, endNext));
    return { endedCalls, callsNotEnded: liveCalls.length - endedCalls };
  }

  async #end(credentials: Parameters<TwilioGateway['endCall']>[0], callSid: string): Promise<boolean> {
    try {
      await this.twilio.endCall(credentials, callSid);
      return true;
    } catch (error) {
      if (!(error instanceof TwilioGatewayError)) throw error;
      // It is over, and Twilio knows it no more.
      if (error.kind === 'not-found') return true;
      this.#logger.warn({ err: error, callSid }, 'Twilio did not end a call that was to be stopped');
      return false;
    }
  }
}

export const toStop = (tenant: Pick<TenantEntity, 'callsStoppedAt' | 'callsStoppedByOperatorAt'>): CallingStop => ({
  company: tenant.callsStoppedAt && { since: tenant.callsStoppedAt.toISOString() },
  operator: tenant.callsStoppedByOperatorAt && { since: tenant.callsStoppedByOperatorAt.toISOString() },
});
