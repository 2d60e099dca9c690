import { execFile, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom a server process runs as; undefined fields mean "as we are". */
export interface ProcessOwner {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Postgres refuses to run as root. There it runs as `postgres` where that user exists, else as `nobody`.
 *
 * @throws Error when we are root on a machine that has neither.
 */
export async function findUnprivilegedUser(): Promise<ProcessOwner> {
  if (userInfo().uid !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => (await run('id', [flag, name])).stdout));
      return { uid: Number(uid), gid: Number(gid) };
    } catch {
      // no such user: try the next
    }
  }
  throw new Error(
    'Postgres cannot run as root, and this machine has neither a user "postgres" nor "nobody" to run it as. ' +
      'Start Cordboard as an ordinary user, or set DATABASE_URL to a Postgres server of your own.',
  );
}

/** Can that user reach and enter the path? Asked of the system itself, since every folder above it counts too. */
export function canReach(owner: ProcessOwner, path: string): boolean {
  if (owner.uid === undefined) return true;
  return spawnSync('test', ['-x', path], { ...owner, cwd: '/' }).status === 0;
}
