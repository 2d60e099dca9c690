import type { Call, CallTimelineEvent, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { TenantDatabase } from '../database/tenant-database.js';
import { DomainError } from '../domain-error.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import { CallEventEntity, type CallEntity } from './call.entity.js';
import { nameOfCrmUser, readCrmUsers } from './crm-users.js';
import { callsOf, queryPage, type CallFilter, type CallPosition } from './query-calls.js';
import { inOrder } from './timeline.js';

class CallNotFound extends DomainError {
  readonly code = 'call.not_found';
  override readonly isAbsence = true;
  constructor(callSid: string) {
    super(`There is no call ${callSid}.`);
  }
}

const sortKey = z.tuple([z.int(), z.iso.datetime(), z.string().max(64)]);

const lotSize = 500;

/** A client by its name, or by what its CRM calls it. */
type NamedCallFilter = CallFilter & { crmUser?: string | undefined };

/** The call log, as it is read. */
@Injectable()
export class Calls {
  constructor(private readonly database: TenantDatabase) {}

  /** Newest first, unless the filter wants another order. */
  async list(tenantId: TenantId, filter: NamedCallFilter, { limit, cursor }: PageRequest): Promise<Page<Call>> {
    const after = decodeCursor(cursor, sortKey);
    return pageOf(await this.#read(tenantId, filter, { after, limit: limit + 1 }), limit, positionOf);
  }

  /**
   * All of them, some hundred at a time: each lot is read when the one before has been taken, in a transaction of its own,
   * so that a slow reader holds nothing up.
   */
  async *listAll(tenantId: TenantId, filter: NamedCallFilter): AsyncGenerator<Call[], void> {
    let after: CallPosition | undefined;
    do {
      const calls: Call[] = await this.#read(tenantId, filter, { after, limit: lotSize });
      yield calls;
      const last = calls.at(-1);
      after = last && calls.length === lotSize ? positionOf(last) : undefined;
    } while (after);
  }

  #read(
    tenantId: TenantId,
    { crmUser, ...filter }: NamedCallFilter,
    page: { after: CallPosition | undefined; limit: number },
  ): Promise<Call[]> {
    return this.database.readTenant(tenantId, async (manager) => {
      const clientName = crmUser === undefined ? filter.clientName : await nameOfCrmUser(manager, tenantId, crmUser);
      if (crmUser !== undefined && clientName === undefined) return [];
      const rows = await queryPage(manager, tenantId, { ...filter, clientName }, page).getMany();
      return toCalls(manager, tenantId, rows);
    });
  }

  /** @throws CallNotFound also for a call that the named client had no part in. */
  async get(tenantId: TenantId, clientName: string | undefined, callSid: string): Promise<Call> {
    const [call] = await this.database.readTenant(tenantId, async (manager) => {
      const query = callsOf(manager, tenantId, clientName).andWhere('call.callSid = :callSid', { callSid });
      return toCalls(manager, tenantId, await query.getMany());
    });
    if (!call) throw new CallNotFound(callSid);
    return call;
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

async function toCalls(manager: EntityManager, tenantId: TenantId, rows: readonly CallEntity[]): Promise<Call[]> {
  const names = rows.map(({ clientName }) => clientName);
  const crmUsers = await readCrmUsers(manager, tenantId, names);
  return rows.map((row) => toCall(row, (row.clientName !== null && crmUsers.get(row.clientName)) || null));
}

const toCall = (row: CallEntity, crmUser: string | null): Call => ({
  callSid: row.callSid,
  direction: row.direction,
  from: row.from,
  to: row.to,
  clientName: row.clientName,
  crmUser,
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
