import { open, type FileHandle } from 'node:fs/promises';

/** Where files are written, so that a test can say that it is full. */
export abstract class Disk {
  /** Makes a file that nobody else may read. Fails where there is one already. */
  abstract create(path: string): Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close'>>;
}

export const systemDisk: Disk = { create: (path) => open(path, 'wx', 0o600) };
