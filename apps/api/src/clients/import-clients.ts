import { findReservedName, reasonToReserve } from '@cordboard/contracts';
import type { ClientImport, ImportedLine, ImportRefusal, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Tenants } from '../tenants/tenants.js';
import { ClientNames } from './client-names.js';
import { KnownClients } from './known-clients.js';
import { readReservedNames } from './refuse-reserved.js';
import { explainRefusal, parseImport, suggestName, type ImportLine } from './parse-import.js';

const mostNamesInAudit = 200;

/** Registers the clients of a CSV file, as many as can be; together, or none of them. */
@Injectable()
export class ImportClients {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clientNames: ClientNames,
    private readonly known: KnownClients,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportUnreadable */
  async import(tenantId: TenantId, csv: string, { dryRun }: { dryRun: boolean }): Promise<ClientImport> {
    const lines = parseImport(csv);
    const imported = dryRun
      ? await this.#withoutEffect(tenantId, lines)
      : await this.database.inTenant(tenantId, (manager) => this.#register(manager, tenantId, lines));
    const created = imported.filter(({ outcome }) => outcome === 'created');
    if (!dryRun)
      this.known.forget(
        tenantId,
        created.map(({ name }) => name),
      );
    const count = (outcome: ImportedLine['outcome']) => imported.filter((line) => line.outcome === outcome).length;
    return {
      dryRun,
      created: created.length,
      unchanged: count('unchanged'),
      refused: count('refused'),
      lines: imported,
    };
  }

  /** The same work, taken back: nothing else would tell which names another tenant of the Twilio account has. */
  async #withoutEffect(tenantId: TenantId, lines: readonly ImportLine[]): Promise<ImportedLine[]> {
    try {
      return await this.database.inTenant(tenantId, async (manager) => {
        throw new TakenBack(await this.#register(manager, tenantId, lines));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.lines;
      throw error;
    }
  }

  async #register(manager: EntityManager, tenantId: TenantId, lines: readonly ImportLine[]): Promise<ImportedLine[]> {
    await this.tenants.lockNames(manager, tenantId, 'shared');
    const now = this.clock.now();
    const keys = lines.filter(({ reason }) => reason === null).map(({ name }) => name.toLowerCase());
    const registered = await findRegistered(manager, tenantId, keys);
    const reservedNames = await readReservedNames(manager, tenantId);
    const whyReserved = (key: string) => {
      if (reasonToReserve(key)) return 'name_reserved';
      return findReservedName(reservedNames, [key]) === undefined ? undefined : 'name_reserved_by_company';
    };
    const wanted = keys.filter((key) => !registered.has(key) && !whyReserved(key));
    const claimed = await this.clientNames.claim(manager, tenantId, wanted, { now });
    const created = lines.filter(({ name, reason }) => reason === null && claimed.has(name.toLowerCase()));
    await insert(manager, tenantId, created, now);
    await recordImport(manager, tenantId, created, now);
    return lines.map((line) => {
      if (line.reason) return refused(line, line.reason);
      const key = line.name.toLowerCase();
      if (claimed.has(key)) return { ...line, outcome: 'created', detail: null, suggestion: null };
      const presentName = registered.get(key);
      if (presentName === undefined) return refused(line, whyReserved(key) ?? 'name_taken');
      // A file without display names repeats the client name, and means nothing by it.
      const isSame = presentName === line.displayName || line.displayName === line.name;
      return isSame
        ? { ...line, outcome: 'unchanged', detail: null, suggestion: null }
        : refused(line, 'display_name_differs');
    });
  }
}

class TakenBack extends Error {
  constructor(readonly lines: ImportedLine[]) {
    super('A dry run changes nothing');
  }
}

function refused(line: ImportLine, reason: ImportRefusal): ImportedLine {
  const suggestion = reason === 'name_invalid' ? suggestName(line.name) : null;
  return { ...line, outcome: 'refused', reason, detail: explainRefusal[reason], suggestion };
}

/** Display names by client names in lower case. */
async function findRegistered(manager: EntityManager, tenantId: TenantId, keys: readonly string[]) {
  const rows = await manager.query<{ name_key: string; display_name: string }[]>(
    'select name_key, display_name from clients where tenant_id = $1 and name_key = any($2)',
    [tenantId, keys],
  );
  return new Map(rows.map(({ name_key, display_name }) => [name_key, display_name]));
}

async function insert(manager: EntityManager, tenantId: TenantId, lines: readonly ImportLine[], now: Date) {
  await manager.query(
    `insert into clients (tenant_id, id, name, display_name, created_at)
    select $1, id, name, display_name, $5 from unnest($2::uuid[], $3::text[], $4::text[]) as t (id, name, display_name)`,
    [tenantId, lines.map(() => uuidv7()), lines.map(({ name }) => name), lines.map((line) => line.displayName), now],
  );
}

/** One entry for all of a file; of a long one the audit log names the first, and the clients know since when they are. */
async function recordImport(manager: EntityManager, tenantId: TenantId, created: readonly ImportLine[], now: Date) {
  if (created.length === 0) return;
  const names = created.slice(0, mostNamesInAudit).map(({ name }) => name);
  await recordChange(manager, tenantId, {
    action: 'client.imported',
    target: { kind: 'client', id: null, name: null },
    after: { count: created.length, names },
    at: now,
  });
}
