import type { Call, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { TenantDatabase } from '../database/tenant-database.js';
import { DomainError } from '../domain-error.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import { CallClientEntity, CallEntity } from './call.entity.js';

export class CallNotFound extends DomainError {
  readonly code = 'call.not_found';
  override readonly isAbsence = true;
  constructor(callSid: string) {
    super(`There is no call ${callSid}.`);
  }
}

const sortKey = z.tuple([z.iso.datetime(), z.string().max(64)]);

/** The call log, as it is read. */
@Injectable()
export class Calls {
  constructor(private readonly database: TenantDatabase) {}

  /** Newest first. With a client's name, the calls that it made, took or was rung for. */
  async list(tenantId: TenantId, clientName: string | undefined, { limit, cursor }: PageRequest): Promise<Page<Call>> {
    const before = decodeCursor(cursor, sortKey);
    const rows = await this.database.inTenant(tenantId, (manager) => {
      // The sort key is in both tables, so that one index finds the page, for a client as well as for all.
      const sorted = clientName === undefined ? 'call' : 'involved';
      const query = queryFor(manager, tenantId, clientName)
        .orderBy(`${sorted}.startedAt`, 'DESC')
        .addOrderBy(`${sorted}.callSid`, 'DESC')
        .limit(limit + 1);
      if (before) {
        const [startedAt, callSid] = before;
        query.andWhere(`(${sorted}.startedAt, ${sorted}.callSid) < (:startedAt, :callSid)`, { startedAt, callSid });
      }
      return query.getMany();
    });
    return pageOf(rows.map(toCall), limit, ({ startedAt, callSid }) => [startedAt, callSid]);
  }

  /** @throws CallNotFound also for a call that the named client had no part in. */
  async get(tenantId: TenantId, clientName: string | undefined, callSid: string): Promise<Call> {
    const call = await this.database.inTenant(tenantId, (manager) =>
      queryFor(manager, tenantId, clientName).andWhere('call.callSid = :callSid', { callSid }).getOne(),
    );
    if (!call) throw new CallNotFound(callSid);
    return toCall(call);
  }
}

function queryFor(manager: EntityManager, tenantId: TenantId, clientName: string | undefined) {
  const query = manager.createQueryBuilder(CallEntity, 'call').where('call.tenantId = :tenantId', { tenantId });
  if (clientName === undefined) return query;
  return query
    .innerJoin(CallClientEntity, 'involved', 'involved.tenantId = call.tenantId and involved.callSid = call.callSid')
    .andWhere('involved.tenantId = :tenantId and involved.nameKey = :nameKey', { nameKey: clientName.toLowerCase() });
}

const toCall = (row: CallEntity): Call => ({
  callSid: row.callSid,
  direction: row.direction,
  from: row.from,
  to: row.to,
  clientName: row.clientName,
  status: row.status,
  startedAt: row.startedAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  durationSeconds: row.durationSeconds,
  refusal:
    row.refusalReason !== null && row.refusalSentence !== null
      ? { reason: row.refusalReason, sentence: row.refusalSentence }
      : null,
});
