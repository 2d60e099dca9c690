import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Disk } from '../disk.js';
import { Environment } from '../environment.js';
import type { LedgerEntry } from './ledger-entry.js';

const suffix = '.ndjson';
/** Minutes of an outage are thousands of files with a line or two each: a transaction for every one would take as long again. */
const filesAtOnce = 500;

interface Group {
  readonly entries: LedgerEntry[];
  readonly isKept: Promise<boolean>;
}

/**
 * Lines of the token ledger on this machine's disk, for while the database is away: a file for each group, whole or not
 * there at all, in the order of their names. Without a directory there is no spool, and the lines wait in memory.
 */
@Injectable()
export class TokenSpool {
  readonly #logger = new Logger(TokenSpool.name);
  /** How many groups were kept. */
  #kept = 0;
  /** How many there were when nothing was left; undefined until somebody has looked. */
  #emptyAt: number | undefined;
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

  /** As {@link keep}, for one of many that come at once: those who come while a group is being written make the next. */
  keepTogether(entry: LedgerEntry): Promise<boolean> {
    this.#gathering ??= this.#gather();
    this.#gathering.entries.push(entry);
    return this.#gathering.isKept;
  }

  /** True once they are on the disk for good; false where there is no spool, or the disk refuses. */
  async keep(entries: readonly LedgerEntry[]): Promise<boolean> {
    const directory = this.environment.spoolDirectory;
    if (directory === undefined) return false;
    const path = join(directory, `${uuidv7()}${suffix}`);
    const unfinished = `${path}.part`;
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await this.#write(unfinished, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      await rename(unfinished, path);
      this.#kept += 1;
      await syncDirectory(directory);
      this.#noteRefusal(undefined);
      return true;
    } catch (error) {
      this.#noteRefusal(error);
      // Half a file would hold the room that is missing. A whole one, of which it is not sure, may stay: a line counts once.
      await rm(unfinished, { force: true }).catch(() => undefined);
      return false;
    }
  }

  /**
   * Hands over what is kept, the oldest first, and lets go what `write` has written for good. What is handed over twice,
   * after a kill between the two, `write` has to take as once. True when nothing is left.
   */
  async replay(write: (entries: LedgerEntry[]) => Promise<boolean>): Promise<boolean> {
    const directory = this.environment.spoolDirectory;
    if (directory === undefined) return true;
    while (this.#emptyAt !== this.#kept) {
      const kept = this.#kept;
      const paths = (await listFiles(directory)).map((name) => join(directory, name));
      for (let start = 0; start < paths.length; start += filesAtOnce) {
        const group = paths.slice(start, start + filesAtOnce);
        const entries: LedgerEntry[] = [];
        for (const path of group) entries.push(...(await this.#read(path)));
        if (!(await write(entries))) return false;
        for (const path of group) await rm(path, { force: true });
      }
      this.#emptyAt = kept;
    }
    return true;
  }

  #gather(): Group {
    const entries: LedgerEntry[] = [];
    const isKept = this.#writing.then(() => {
      this.#gathering = undefined;
      return this.keep(entries);
    });
    this.#writing = isKept;
    return { entries, isKept };
  }

  async #write(path: string, text: string): Promise<void> {
    const file = await this.disk.create(path);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
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
    const lines = (await readOrNothing(path)).split('\n').filter((line) => line !== '');
    return lines.flatMap((line) => {
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

/** A new name outlasts a power cut only once its directory is synced, too. Windows cannot, and does not need to. */
async function syncDirectory(path: string): Promise<void> {
  if (platform() === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Another process of this machine may have been faster. */
async function readOrNothing(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function listFiles(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((name) => name.endsWith(suffix)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
