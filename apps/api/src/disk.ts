import { open, type FileHandle } from 'node:fs/promises';

export type DiskFile = Pick<FileHandle, 'appendFile' | 'datasync' | 'truncate' | 'close'>;

/** Where files are written, so that a test can say that it is full. */
export abstract class Disk {
  /** Makes a file that nobody else may read, to append to. Fails where there is one already. */
  abstract create(path: string): Promise<DiskFile>;
}

export const systemDisk: Disk = { create: (path) => open(path, 'ax', 0o600) };
