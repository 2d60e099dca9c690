import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that everything of one installation lives in: database, keys, logs. Ours alone while we run. */
export class HomeFolder {
  private constructor(readonly path: string) {}

  /** Did the last who ran from here get no chance to stop what they had started? */
  static wasLeftBehind(path: string): boolean {
    const lock = join(path, 'launcher.pid');
    return existsSync(lock) && !isRunning(Number(readFileSync(lock, 'utf8')));
  }

  /** @throws Error when another Cordboard runs from the same folder, or when it cannot be made or written */
  static claim(path: string): HomeFolder {
    makeFolder(path);
    const home = new HomeFolder(path);
    const lock = home.file('launcher.pid');
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      const holder = Number(readFileSync(lock, 'utf8'));
      if (holder !== process.pid && isRunning(holder)) {
        throw new Error(
          `Cordboard already runs from ${path} (process ${holder}). ` +
            'Stop it first, or set CORDBOARD_HOME to another folder, and PORT and EMULATOR_PORT to other ports. ' +
            `If that process is something else, delete ${lock}.`,
        );
      }
      // Its holder was killed.
      writeFileSync(lock, String(process.pid));
    }
    return home;
  }

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** The key that seals every tenant's secrets: without it the database's secrets are lost, so it is made only once. */
  masterKey(): string {
    const path = this.file('master-key');
    try {
      writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
    } catch {
      // it is there already
    }
    return readFileSync(path, 'utf8').trim();
  }

  release(): void {
    rmSync(this.file('launcher.pid'), { force: true });
  }
}

function makeFolder(path: string): void {
  try {
    // One level at a time: asked for all of them at once, Node never returns below /proc.
    const missing: string[] = [];
    for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
    for (const folder of missing) mkdirSync(folder, { mode: 0o700 });
    if (!statSync(path).isDirectory()) throw new Error('it is a file');
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Error(
      `${path} cannot be Cordboard's folder for its database, keys and logs: ${(error as Error).message}. ` +
        'Set CORDBOARD_HOME to a folder that you may write to.',
      { cause: error },
    );
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
