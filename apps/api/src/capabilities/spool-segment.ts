import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { v7 as uuidv7 } from 'uuid';
import type { Disk, DiskFile } from '../disk.js';

const suffix = '.ndjson';
const takenSuffix = '.taken';
/** A few hundred lines: what is read at once when they are written to the database. */
const largestBytes = 256 * 1024;

/** Of either kind: still appended to by whoever made it, or taken by whoever replays it. In the order of their making. */
export const isSegment = (fileName: string) => fileName.endsWith(suffix) || fileName.endsWith(suffix + takenSuffix);

/**
 * A file that texts are appended to, each whole or not there at all. Another process may take it at any time, and knows
 * nothing of whether the one that made it is alive:
 *
 * 1. The writer appends, syncs, and then looks whether the file still has its name. Only then is the text kept.
 * 2. The taker renames it first, and reads it then.
 *
 * So what was kept before the renaming is read by the taker, and what comes after it is not kept there.
 */
export class SpoolSegment {
  #bytes = 0;

  private constructor(
    private readonly path: string,
    private readonly file: DiskFile,
  ) {}

  static async create(disk: Disk, directory: string): Promise<SpoolSegment> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, uuidv7() + suffix);
    const segment = new SpoolSegment(path, await disk.create(path));
    try {
      await syncDirectory(directory);
      return segment;
    } catch (error) {
      await segment.close();
      throw error;
    }
  }

  get isFull(): boolean {
    return this.#bytes >= largestBytes;
  }

  /** True once it is kept for good; false where the segment was taken meanwhile. Throws where the disk refuses. */
  async append(text: string): Promise<boolean> {
    try {
      await this.file.appendFile(text);
      await this.file.datasync();
    } catch (error) {
      // Half a text would hold the room that is missing.
      await this.file.truncate(this.#bytes).catch(() => undefined);
      throw error;
    }
    this.#bytes += Buffer.byteLength(text);
    return access(this.path).then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
    if (this.#bytes === 0) await rm(this.path, { force: true }).catch(() => undefined);
  }
}

/** Its path from now on; undefined where somebody else was faster. */
export async function takeSegment(path: string): Promise<string | undefined> {
  if (path.endsWith(takenSuffix)) return path;
  try {
    await rename(path, path + takenSuffix);
    return path + takenSuffix;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What is behind the last line's end was never kept: a kill or a power cut came before that. */
export async function readLines(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  } catch (error) {
    // Another process of this machine has let it go.
    if (isMissing(error)) return [];
    throw error;
  }
}

// Node's own errors are of no class that a test's sandbox would know.
export const isMissing = (error: unknown) => isNativeError(error) && 'code' in error && error.code === 'ENOENT';

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
