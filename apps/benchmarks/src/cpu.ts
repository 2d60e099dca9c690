import { readFile } from 'node:fs/promises';

/** Linux tells a process's time in hundredths of a second, on every machine. */
const microsecondsInTick = 10_000;

/** What these processes have used of the CPUs, all threads, in microseconds; NaN where there is no /proc to tell. */
export async function usedCpu(pids: readonly number[]): Promise<number> {
  const times = await Promise.all(pids.map(usedBy));
  return times.reduce((sum, time) => sum + time, 0);
}

async function usedBy(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name, which may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
  const [, , , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(')') + 1).split(' ');
  return (Number(user) + Number(system)) * microsecondsInTick;
}
