import type { Call, CallTimelineEvent, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { TenantDatabase } from '../database/tenant-database.js';
import { DomainError } from '../domain-error.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import { CallEventEntity, type CallEntity } from './call.entity.js';
import { callsOf, queryPage, type CallFilter, type CallPosition } from './query-calls.js';
import { inOrder } from './timeline.js';

export class CallNotFound extends DomainError {
  readonly code = 'call.not_found';
  override readonly isAbsence = true;
  constructor(callSid: string) {
    super(`There is no call ${callSid}.`);
  }
}

const sortKey = z.tuple([z.int(), z.iso.datetime(), z.string().max(64)]);

const lotSize = 500;

/** The call log, as it is read. */
@Injectable()
export class Calls {
  constructor(private readonly database: TenantDatabase) {}

  /** Newest first, unless the filter wants another order. */
  async list(tenantId: TenantId, filter: CallFilter, { limit, cursor }: PageRequest): Promise<Page<Call>> {
    const after = decodeCursor(cursor, sortKey);
    const rows = await this.database.readTenant(tenantId, (manager) =>
      queryPage(manager, tenantId, filter, { after, limit: limit + 1 }).getMany(),
    );
    return pageOf(rows.map(toCall), limit, positionOf);
  }

  /**
   * All of them, some hundred at a time: each lot is read when the one before has been taken, in a transaction of its own,
   * so that a slow reader holds nothing up.
   */
  async *listAll(tenantId: TenantId, filter: CallFilter): AsyncGenerator<Call[], void> {
    let after: CallPosition | undefined;
    do {
      const rows = await this.database.readTenant(tenantId, (manager) =>
        queryPage(manager, tenantId, filter, { after, limit: lotSize }).getMany(),
      );
      const calls = rows.map(toCall);
      yield calls;
      const last = calls.at(-1);
      after = last && calls.length === lotSize ? positionOf(last) : undefined;
    } while (after);
  }

  /** @throws CallNotFound also for a call that the named client had no part in. */
  async get(tenantId: TenantId, clientName: string | undefined, callSid: string): Promise<Call> {
    const call = await this.database.readTenant(tenantId, (manager) =>
      callsOf(manager, tenantId, clientName).andWhere('call.callSid = :callSid', { callSid }).getOne(),
    );
    if (!call) throw new CallNotFound(callSid);
    return toCall(call);
  }

  /**
   * What is known of how a call went, in the order in which it happened.
   *
   * @throws CallNotFound
   */
  async getTimeline(tenantId: TenantId, callSid: string): Promise<CallTimelineEvent[]> {
    const { rows, token } = await this.database.readTenant(tenantId, async (manager) => {
      const rows = await manager.findBy(CallEventEntity, { tenantId, callSid });
      return { rows, token: await findToken(manager, tenantId, rows) };
    });
    if (rows.length === 0) throw new CallNotFound(callSid);
    return [...(token ? [token] : []), ...inOrder(rows)];
  }
}

/** With what the call was made, as the ledger of issued tokens knows it. */
async function findToken(
  manager: EntityManager,
  tenantId: TenantId,
  rows: readonly CallEventEntity[],
): Promise<CallTimelineEvent | undefined> {
  const request = rows.map(({ event }) => event).find((event) => event.kind === 'requested');
  if (!request?.tokenId) return undefined;
  const [token] = await manager.query<{ issued_at: Date; expires_at: Date; revoked_at: Date | null }[]>(
    'select issued_at, expires_at, revoked_at from issued_tokens where tenant_id = $1 and id = $2',
    [tenantId, request.tokenId],
  );
  if (!token) return undefined;
  const issuedAt = token.issued_at.toISOString();
  return {
    kind: 'token-issued',
    at: issuedAt,
    receivedAt: issuedAt,
    from: request.from,
    to: request.to,
    expiresAt: token.expires_at.toISOString(),
    revokedAt: token.revoked_at?.toISOString() ?? null,
  };
}

const positionOf = ({ durationSeconds, startedAt, callSid }: Call): [number, string, string] => [
  durationSeconds ?? 0,
  startedAt,
  callSid,
];

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
