import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Disk } from '../disk.js';
import { Environment } from '../environment.js';
import type { LedgerEntry } from './ledger-entry.js';
import { isMissing, isSegment, readLines, SpoolSegment, takeSegment } from './spool-segment.js';

interface Group {
  readonly entries: LedgerEntry[];
  readonly isKept: Promise<boolean>;
}

/**
 * Lines of the token ledger on this machine's disk, for while the database is away: segments, to which groups are appended
 * with one sync each (see {@link SpoolSegment}). Several processes may share the directory, and any of them hands over what
 * all have left. Without a directory there is no spool, and the lines wait in memory.
 */
@Injectable()
export class TokenSpool {
  readonly #logger = new Logger(TokenSpool.name);
  /** How many groups were kept. */
  #kept = 0;
  /** How many there were when nothing was left; undefined until somebody has looked. */
  #emptyAt: number | undefined;
  #segment: SpoolSegment | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #gathering: Group | undefined;
  #isRefusing = false;

  constructor(
    @Inject(Environment) private readonly environment: Pick<Environment, 'spoolDirectory'>,
    private readonly disk: Disk,
  ) {}

  get isThere(): boolean {
    return this.environment.spoolDirectory !== undefined;
  }

  /** Is nothing left of what this process has kept, and of what it has found? */
  get isEmpty(): boolean {
    return !this.isThere || this.#emptyAt === this.#kept;
  }

  /** As {@link keep}, for one of many that come at once: those who come while a group is being written make the next. */
  keepTogether(entry: LedgerEntry): Promise<boolean> {
    this.#gathering ??= this.#gather();
    this.#gathering.entries.push(entry);
    return this.#gathering.isKept;
  }

  /** True once they are on the disk for good; false where there is no spool, or the disk refuses. */
  keep(entries: readonly LedgerEntry[]): Promise<boolean> {
    return this.#inTurn(() => this.#append(entries));
  }

  /**
   * Hands over what is kept by now, segment by segment, and lets go what `write` has written for good. What is handed over
   * twice, after a kill between the two, `write` has to take as once. False when `write` has refused.
   */
  async replay(write: (entries: LedgerEntry[]) => Promise<boolean>): Promise<boolean> {
    const directory = this.environment.spoolDirectory;
    if (directory === undefined || this.isEmpty) return true;
    const kept = this.#kept;
    await this.close();
    for (const name of await listSegments(directory)) {
      const path = await takeSegment(join(directory, name));
      if (path === undefined) continue;
      const entries = await this.#read(path);
      if (entries.length > 0 && !(await write(entries))) return false;
      await rm(path, { force: true });
    }
    this.#emptyAt = kept;
    return true;
  }

  /** What is kept stays for the next process. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#leaveSegment());
  }

  #gather(): Group {
    const entries: LedgerEntry[] = [];
    const isKept = this.#inTurn(() => {
      this.#gathering = undefined;
      return this.#append(entries);
    });
    return { entries, isKept };
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#writing.then(work);
    this.#writing = done;
    return done;
  }

  async #append(entries: readonly LedgerEntry[]): Promise<boolean> {
    const directory = this.environment.spoolDirectory;
    if (directory === undefined) return false;
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    try {
      if (this.#segment?.isFull) await this.#leaveSegment();
      this.#segment ??= await SpoolSegment.create(this.disk, directory);
      while (!(await this.#segment.append(text))) {
        await this.#leaveSegment();
        this.#segment = await SpoolSegment.create(this.disk, directory);
      }
      this.#kept += 1;
      this.#noteRefusal(undefined);
      return true;
    } catch (error) {
      this.#noteRefusal(error);
      // Of one that was refused nobody knows what the disk holds; a whole line that was not kept may stay, and is no harm.
      await this.#leaveSegment();
      return false;
    }
  }

  async #leaveSegment(): Promise<void> {
    const segment = this.#segment;
    this.#segment = undefined;
    await segment?.close();
  }

  /** Told once, however often it is tried meanwhile. */
  #noteRefusal(error: unknown): void {
    const isRefusing = error !== undefined;
    if (isRefusing === this.#isRefusing) return;
    this.#isRefusing = isRefusing;
    if (isRefusing) this.#logger.error({ err: error }, 'The token ledger’s spool cannot be written: is the disk full?');
    else this.#logger.log('The token ledger’s spool can be written again');
  }

  async #read(path: string): Promise<LedgerEntry[]> {
    return (await readLines(path)).flatMap((line) => {
      try {
        const entry = JSON.parse(line) as LedgerEntry;
        return { ...entry, issuedAt: new Date(entry.issuedAt), expiresAt: new Date(entry.expiresAt) };
      } catch {
        this.#logger.error({ path }, 'A line of the token ledger’s spool is damaged and left out');
        return [];
      }
    });
  }
}

async function listSegments(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter(isSegment).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
