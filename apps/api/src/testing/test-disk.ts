import type { Disk } from '../disk.js';
import { systemDisk } from '../disk.js';

/** A disk that is full when it is told to be: half of a text is written, and then there is no room any more. */
export class TestDisk implements Disk {
  isFull = false;

  async create(path: string): ReturnType<Disk['create']> {
    const file = await systemDisk.create(path);
    if (!this.isFull) return file;
    return {
      sync: () => file.sync(),
      close: () => file.close(),
      writeFile: async (text) => {
        await file.writeFile(String(text).slice(0, String(text).length / 2));
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
      },
    };
  }
}
