import type { Disk } from '../disk.js';
import { systemDisk } from '../disk.js';

/** A disk that is full when it is told to be: half of a text is written, and then there is no room any more. */
export class TestDisk implements Disk {
  isFull = false;

  async create(path: string): ReturnType<Disk['create']> {
    const file = await systemDisk.create(path);
    return {
      datasync: () => file.datasync(),
      truncate: (length) => file.truncate(length),
      close: () => file.close(),
      appendFile: async (text) => {
        if (!this.isFull) return file.appendFile(text);
        await file.appendFile(String(text).slice(0, String(text).length / 2));
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
      },
    };
  }
}
