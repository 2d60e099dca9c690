import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteProgress } from '../calling-rules/calling-ledger.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { LiveUpdates } from '../live/live-updates.js';
import { eventKey, type CallEvent } from './call-event.js';
import { CallEntity, CallEventEntity } from './call.entity.js';
import { foldCall } from './fold-call.js';

/** Writes down what webhooks tell. When it returns, the event is committed: then, and only then, may it be acknowledged. */
@Injectable()
export class CallLog {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async record(tenantId: TenantId, callSid: string, event: CallEvent): Promise<void> {
    await this.database.inTenant(tenantId, async (manager) => {
      const isNewCall = await this.#insertCall(manager, tenantId, callSid, event);
      // Two events of one call may come at once: each folds all that the other has written.
      if (!isNewCall) {
        await manager.query('select from calls where tenant_id = $1 and call_sid = $2 for update', [tenantId, callSid]);
      }
      const isNewEvent = await this.#insertEvent(manager, tenantId, callSid, event);
      if (isNewEvent) await this.#fold(manager, tenantId, callSid, isNewCall ? [event] : undefined);
    });
    this.liveUpdates.publish(tenantId, 'calls');
  }

  async #insertCall(manager: EntityManager, tenantId: TenantId, callSid: string, event: CallEvent): Promise<boolean> {
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(CallEntity)
      .values(rowOf(tenantId, callSid, [event]))
      .orIgnore()
      .returning('call_sid')
      .execute();
    return (raw as unknown[]).length === 1;
  }

  async #insertEvent(manager: EntityManager, tenantId: TenantId, callSid: string, event: CallEvent): Promise<boolean> {
    const inserted = await manager.query<unknown[]>(
      `insert into call_events (tenant_id, call_sid, event_key, event, received_at) values ($1, $2, $3, $4, $5)
      on conflict do nothing returning event_key`,
      [tenantId, callSid, eventKey(event), JSON.stringify(event), this.clock.now()],
    );
    return inserted.length === 1;
  }

  /** @param known all of its events, where they need not be read */
  async #fold(manager: EntityManager, tenantId: TenantId, callSid: string, known?: CallEvent[]): Promise<void> {
    const events = known ?? (await this.#readEvents(manager, tenantId, callSid));
    const row = rowOf(tenantId, callSid, events);
    if (!known) await manager.update(CallEntity, { tenantId, callSid }, row);
    await noteProgress(manager, tenantId, callSid, row);
    const { clients, startedAt } = foldCall(events);
    if (clients.length === 0) return;
    await manager.query(
      `insert into call_clients (tenant_id, call_sid, name_key, started_at, busy)
      select $1, $2, lower(name), $3, bool_or(busy) from unnest($4::text[], $5::boolean[]) as client (name, busy)
      group by lower(name)
      on conflict (tenant_id, call_sid, name_key) do update set started_at = excluded.started_at, busy = excluded.busy`,
      [tenantId, callSid, startedAt, clients.map(({ name }) => name), clients.map(({ busy }) => busy)],
    );
  }

  async #readEvents(manager: EntityManager, tenantId: TenantId, callSid: string): Promise<CallEvent[]> {
    const rows = await manager.findBy(CallEventEntity, { tenantId, callSid });
    return rows.map(({ event }) => event);
  }
}

function rowOf(tenantId: TenantId, callSid: string, events: readonly CallEvent[]): CallEntity {
  const call = foldCall(events);
  return {
    tenantId,
    callSid,
    direction: call.direction,
    from: call.from,
    to: call.to,
    clientName: call.clientName,
    status: call.status,
    startedAt: new Date(call.startedAt),
    answeredAt: call.answeredAt === null ? null : new Date(call.answeredAt),
    endedAt: call.endedAt === null ? null : new Date(call.endedAt),
    durationSeconds: call.durationSeconds,
    refusalReason: call.refusal?.reason ?? null,
    refusalSentence: call.refusal?.sentence ?? null,
  };
}
