import type { AuditAction, AuditEntry, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { TenantDatabase } from '../database/tenant-database.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

export interface AuditFilter {
  actor?: string | undefined;
  action?: AuditAction | undefined;
  target?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const lotSize = 500;
const sortKey = z.tuple([z.int().positive()]);

/** A tenant's audit log, as it is read: newest first. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: TenantDatabase) {}

  async list(tenantId: TenantId, filter: AuditFilter, { limit, cursor }: PageRequest): Promise<Page<AuditEntry>> {
    const [before] = decodeCursor(cursor, sortKey) ?? [];
    const entries = await this.#read(tenantId, filter, before, limit + 1);
    return pageOf(entries, limit, ({ sequence }) => [sequence]);
  }

  /** All of it, a lot at a time: each is read when the one before has been taken, and a slow reader holds nothing up. */
  async *listAll(tenantId: TenantId, filter: AuditFilter): AsyncGenerator<AuditEntry[], void> {
    let before: number | undefined;
    do {
      const entries = await this.#read(tenantId, filter, before, lotSize);
      yield entries;
      before = entries.length === lotSize ? entries.at(-1)?.sequence : undefined;
    } while (before !== undefined);
  }

  async #read(tenantId: TenantId, filter: AuditFilter, before: number | undefined, limit: number) {
    const rows = await this.database.readTenant(tenantId, (manager) =>
      query(manager, tenantId, filter, before).limit(limit).getMany(),
    );
    return rows.map(toEntry);
  }
}

function query(
  manager: EntityManager,
  tenantId: TenantId,
  { actor, action, target, from, to }: AuditFilter,
  before: number | undefined,
): SelectQueryBuilder<AuditEntryEntity> {
  const entries = manager
    .createQueryBuilder(AuditEntryEntity, 'entry')
    .where('entry.tenantId = :tenantId', { tenantId })
    .orderBy('entry.sequence', 'DESC');
  if (before !== undefined) entries.andWhere('entry.sequence < :before', { before });
  if (action !== undefined) entries.andWhere('entry.action = :action', { action });
  if (from !== undefined) entries.andWhere('entry.at >= :from', { from });
  if (to !== undefined) entries.andWhere('entry.at < :to', { to });
  if (actor !== undefined) named(entries, 'actor', actor);
  if (target !== undefined) named(entries, 'target', target);
  return entries;
}

/** An id leads to its entries by an index; names are looked through, newest first, until the page is full. */
function named(entries: SelectQueryBuilder<AuditEntryEntity>, whose: 'actor' | 'target', text: string): void {
  if (isId(text)) entries.andWhere(`entry.${whose}Id = :${whose}`, { [whose]: text });
  else entries.andWhere(`starts_with(lower(entry.${whose}Name), :${whose})`, { [whose]: text.toLowerCase() });
}

const isId = (text: string) => z.uuid().safeParse(text).success || /^[A-Z]{2}[0-9a-f]{32}$/.test(text);

const toEntry = (row: AuditEntryEntity): AuditEntry => ({
  sequence: row.sequence,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  action: row.action,
  target: { kind: row.targetKind, id: row.targetId, name: row.targetName },
  origin: { address: row.address, device: row.device },
  before: row.before,
  after: row.after,
  hash: row.hash.toString('hex'),
});
