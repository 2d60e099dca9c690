import {
  suggestClientName,
  type ClientImport,
  type ImportedLine,
  type ImportRefusal,
  type TenantId,
} from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Tenants } from '../tenants/tenants.js';
import { ClientNames } from './client-names.js';
import { judgeImport } from './judge-import.js';
import { KnownClients } from './known-clients.js';
import { explainRefusal, parseImport, type ImportLine } from './parse-import.js';
import { readPresentState } from './read-present-state.js';
import { insertClients, makeTeams, recordImport } from './write-import.js';

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
  async import(tenantId: TenantId, csv: string, { dryRun, createTeams }: ImportOptions): Promise<ClientImport> {
    const lines = parseImport(csv);
    const { imported, teams } = dryRun
      ? await this.#withoutEffect(tenantId, lines, createTeams)
      : await this.database.inTenant(tenantId, (manager) => this.#register(manager, tenantId, lines, createTeams));
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
      teams,
      lines: imported,
    };
  }

  /** The same work, taken back: nothing else would tell which names another tenant of the Twilio account has. */
  async #withoutEffect(tenantId: TenantId, lines: readonly ImportLine[], createTeams: boolean): Promise<Imported> {
    try {
      return await this.database.inTenant(tenantId, async (manager) => {
        throw new TakenBack(await this.#register(manager, tenantId, lines, createTeams));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.imported;
      throw error;
    }
  }

  async #register(
    manager: EntityManager,
    tenantId: TenantId,
    lines: readonly ImportLine[],
    createTeams: boolean,
  ): Promise<Imported> {
    // Teams are made one after the other, so that there are no more than may be.
    await this.tenants.lockNames(manager, tenantId, createTeams ? 'exclusive' : 'shared');
    const now = this.clock.now();
    const present = await readPresentState(manager, tenantId, lines);
    const verdicts = judgeImport(lines, present, { createTeams });
    const wanted = lines.filter((_, place) => verdicts[place] === 'wanted').map(({ name }) => name.toLowerCase());
    const claimed = await this.clientNames.claim(manager, tenantId, wanted, { now });
    const imported = lines.map((line, place): ImportedLine => {
      const verdict = verdicts[place];
      if (verdict === 'unchanged') return { ...line, outcome: verdict, detail: null, suggestion: null };
      if (verdict && verdict !== 'wanted') return refused(line, verdict);
      const isClaimed = claimed.has(line.name.toLowerCase());
      return isClaimed ? { ...line, outcome: 'created', detail: null, suggestion: null } : refused(line, 'name_taken');
    });
    const created = imported.filter(({ outcome }) => outcome === 'created');
    const teams = new Map(present.teams);
    const made = await makeTeams(manager, tenantId, { created, teams, now });
    await insertClients(manager, tenantId, { created, teams, now });
    await recordImport(manager, tenantId, created, now);
    return { imported, teams: made };
  }
}

interface ImportOptions {
  dryRun: boolean;
  createTeams: boolean;
}

interface Imported {
  imported: ImportedLine[];
  /** The names of the teams that were made. */
  teams: string[];
}

class TakenBack extends Error {
  constructor(readonly imported: Imported) {
    super('A dry run changes nothing');
  }
}

function refused(line: ImportLine, reason: ImportRefusal): ImportedLine {
  const suggestion = reason === 'name_invalid' ? suggestClientName(line.name) : null;
  return { ...line, outcome: 'refused', reason, detail: explainRefusal[reason], suggestion };
}
