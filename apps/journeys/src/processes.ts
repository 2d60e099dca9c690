import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Product } from './product.js';

/** Process id of the embedded Postgres of that home folder. */
function postmasterPid(home: string): number {
  return Number(readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** The launcher, all that descends from it, and its Postgres with its workers. */
export function processesOf(product: Product): number[] {
  return [...servicesOf(product), ...withDescendants(postmasterPid(product.home))];
}

/** The launcher and what descends from it: everything but Postgres, which is nobody's child. */
export function servicesOf(product: Product): number[] {
  return withDescendants(product.pid);
}

function withDescendants(ancestor: number): number[] {
  const table = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  const family = new Set([ancestor]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const [pid, parent] of table) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

export function isAlive(pid: number): boolean {
  // A zombie answers to signal 0; only its entry in the process table is left.
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}
