import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Environment } from '../environment.js';
import type { LedgerEntry } from './ledger-entry.js';

const suffix = '.ndjson';

/**
 * Lines of the token ledger on this machine's disk, for while the database is away: a file for each group, whole or not
 * there at all, in the order of their names. Without a directory there is no spool, and the lines wait in memory.
 */
@Injectable()
export class TokenSpool {
  readonly #logger = new Logger(TokenSpool.name);
  /** Undefined until somebody has looked. */
  #isEmpty: boolean | undefined;

  constructor(@Inject(Environment) private readonly environment: Pick<Environment, 'spoolDirectory'>) {}

  /** True once they are on the disk for good; false where there is no spool, or the disk refuses. */
  async keep(entries: readonly LedgerEntry[]): Promise<boolean> {
    const directory = this.environment.spoolDirectory;
    if (directory === undefined) return false;
    const path = join(directory, `${uuidv7()}${suffix}`);
    const unfinished = `${path}.part`;
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
      this.#isEmpty = false;
      return true;
    } catch (error) {
      this.#logger.error({ err: error }, 'The token ledger’s spool cannot be written; its lines stay in memory');
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
    if (directory === undefined || this.#isEmpty) return true;
    for (const name of await listFiles(directory)) {
      const path = join(directory, name);
      if (!(await write(await this.#read(path)))) return false;
      await rm(path, { force: true });
    }
    this.#isEmpty = true;
    return true;
  }

  async #read(path: string): Promise<LedgerEntry[]> {
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
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

async function listFiles(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((name) => name.endsWith(suffix)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
