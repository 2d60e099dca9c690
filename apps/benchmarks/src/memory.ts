import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a process holds in memory, in MiB, shared pages included. */
export async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  // Where there is no /proc there is ps.
  const kibibytes =
    status === undefined
      ? (await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout
      : (/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? '');
  return Number(kibibytes) / 1024;
}
