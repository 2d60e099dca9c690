import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that everything of one installation lives in: database, keys, logs. Ours alone while we run. */
export class HomeFolder {
  private constructor(readonly path: string) {}

  /** @throws Error when another Cordboard runs from the same folder */
  static claim(path: string): HomeFolder {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const home = new HomeFolder(path);
    const lock = home.file('launcher.pid');
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      const holder = Number(readFileSync(lock, 'utf8'));
      if (holder !== process.pid && isRunning(holder)) {
        throw new Error(
          `Cordboard already runs from ${path} (process ${holder}). ` +
            'Stop it first, or set CORDBOARD_HOME to another folder, and PORT and EMULATOR_PORT to other ports.',
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
