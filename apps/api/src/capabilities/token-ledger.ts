import type { TenantId } from '@cordboard/contracts';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClientNames } from '../clients/client-names.js';
import { Clock } from '../clock.js';
import { isIntegrityViolation } from '../database/outage.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { LedgerFull } from './errors.js';
import type { LedgerEntry } from './ledger-entry.js';
import { TokenSpool } from './token-spool.js';
import { writeLines } from './write-lines.js';

const groupMilliseconds = 500;
const largestGroup = 500;
/** Beyond that, with a database that stays away and no disk to spool to, no more tokens are issued: about 30 MB. */
const mostWaiting = 50_000;
const tidyEveryMilliseconds = 3_600_000;
const keptDays = 30;

/**
 * Writes down which tokens were issued, behind their issuing: lines are written in groups, twice a second and whenever
 * there are enough for one, tenant by tenant. While the database is away they go to the disk (see {@link TokenSpool}), and
 * from there to the database when it is back, each once.
 *
 *     level ──(the database is away)──> behind ──(it has taken everything, from memory and from the disk)──> level
 *
 * 1. Level, an issuer does not wait for its line. A power cut or a kill loses those of the last half second, and where the
 *    database has just fallen silent those of the seconds in which that was noticed; the tokens of lost lines are known by
 *    their ids all the same.
 * 2. Behind, each waits until its line is on the disk. Where the disk refuses, the token is not issued: {@link LedgerFull}.
 * 3. Lines of issued tokens that neither takes wait in memory, and both are tried again twice a second.
 * 4. Without a disk to spool to, memory is what there is: lines wait there up to a limit, and then no token is issued.
 */
@Injectable()
export class TokenLedger implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #logger = new Logger(TokenLedger.name);
  readonly #tidiedAt = new Map<TenantId, number>();
  #waiting: LedgerEntry[] = [];
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;
  #isBehind = false;

  constructor(
    private readonly database: TenantDatabase,
    private readonly clientNames: ClientNames,
    private readonly spool: TokenSpool,
    private readonly clock: Clock,
  ) {}

  /** A process before this one may have left lines. */
  onApplicationBootstrap(): void {
    this.#schedule();
  }

  /** Resolves when the token may be handed out. @throws LedgerFull */
  async record(entry: LedgerEntry): Promise<void> {
    if (!this.isLevel && this.spool.isThere) {
      const isKept = await this.spool.keepTogether(entry);
      this.#schedule();
      if (!isKept) throw new LedgerFull();
      return;
    }
    this.recordAtOnce(entry);
  }

  /** Is there nobody to wait for? Then {@link recordAtOnce} does. */
  get isLevel(): boolean {
    return !this.#isBehind && !this.database.isAway;
  }

  /** The token may be handed out. @throws LedgerFull */
  recordAtOnce(entry: LedgerEntry): void {
    if (this.#waiting.length >= mostWaiting) throw new LedgerFull();
    this.#waiting.push(entry);
    // What is written soon is garbage while it is young, which costs less than a move to where the old live.
    if (this.#waiting.length === largestGroup) void this.flush();
    else this.#schedule();
  }

  /** Writes what is waiting. Resolves when it is written, or could not be and waits for the next turn. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.flush();
  }

  /** Requests that were in flight may have issued more. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    await this.spool.close();
    if (this.#waiting.length === 0) return;
    const lines = this.#waiting.length;
    this.#logger.error({ lines }, 'The token ledger loses lines: neither the database nor the disk has taken them');
  }

  #schedule(): void {
    if (this.#timer || this.#isStopping) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, groupMilliseconds);
    this.#timer.unref();
  }

  async #write(): Promise<void> {
    const entries = this.#waiting;
    this.#waiting = [];
    const failed = await this.#writeAll(entries);
    if (failed.length > 0 && !(await this.spool.keep(failed))) this.#waiting = [...failed, ...this.#waiting];
    // A disk that cannot be read says nothing of the database, which takes the lines.
    this.#isBehind = failed.length > 0 || (await this.#replay()) === 'refused';
    if (this.#isBehind || !this.spool.isEmpty) this.#schedule();
  }

  /** What could not be written. */
  async #writeAll(entries: readonly LedgerEntry[]): Promise<LedgerEntry[]> {
    const failed: LedgerEntry[] = [];
    for (const [tenantId, lines] of groupByTenant(entries)) {
      for (let start = 0; start < lines.length; start += largestGroup) {
        const group = lines.slice(start, start + largestGroup);
        // Once one could not be written the database is away: the others wait too, instead of each for its timeout.
        if (failed.length > 0 || !(await this.#writeGroup(tenantId, group))) failed.push(...group);
      }
    }
    return failed;
  }

  async #replay(): Promise<'taken' | 'refused' | 'unreadable'> {
    if (this.spool.isEmpty) return 'taken';
    // Minutes of an outage are megabytes, which are not read in vain twice a second.
    if (!(await this.database.isThere())) return 'refused';
    const write = async (entries: LedgerEntry[]) => (await this.#writeAll(entries)).length === 0;
    try {
      if (!(await this.spool.replay(write))) return 'refused';
      // Others went to the disk meanwhile, and always would: from here on none does, and the second round has an end.
      this.#isBehind = false;
      return (await this.spool.replay(write)) ? 'taken' : 'refused';
    } catch (error) {
      this.#logger.error({ err: error }, 'The token ledger’s spool cannot be read');
      return 'unreadable';
    }
  }

  async #writeGroup(tenantId: TenantId, group: readonly LedgerEntry[]): Promise<boolean> {
    try {
      const elapsed = this.clock.elapsed();
      const isUntidy = elapsed - (this.#tidiedAt.get(tenantId) ?? -Infinity) >= tidyEveryMilliseconds;
      await this.database.inTenant(tenantId, async (manager) => {
        await writeLines(manager, tenantId, group);
        if (isUntidy) await this.#tidy(manager, tenantId);
      });
      if (isUntidy) this.#tidiedAt.set(tenantId, elapsed);
      return true;
    } catch (error) {
      // A tenant that was deleted meanwhile: its lines never can be written, and must not stop those of others.
      const isHopeless = isIntegrityViolation(error);
      const outcome = isHopeless ? 'giving up' : 'trying again';
      this.#logger.warn({ err: error, lines: group.length }, `Could not write to the token ledger; ${outcome}`);
      return isHopeless;
    }
  }

  /** Now and then, where something is written anyway: lines that nobody asks for any more, names that are free again. */
  async #tidy(manager: EntityManager, tenantId: TenantId): Promise<void> {
    const now = this.clock.now();
    const tooOld = new Date(now.getTime() - keptDays * 86_400_000);
    await manager.query('delete from issued_tokens where tenant_id = $1 and expires_at < $2', [tenantId, tooOld]);
    await this.clientNames.releaseOutdated(manager, tenantId, now);
  }
}

function groupByTenant(entries: readonly LedgerEntry[]): Map<TenantId, LedgerEntry[]> {
  const groups = new Map<TenantId, LedgerEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.tenantId);
    if (group) group.push(entry);
    else groups.set(entry.tenantId, [entry]);
  }
  return groups;
}
