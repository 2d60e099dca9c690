import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { InvalidEnvironment } from '@cordboard/environment';

/** A disk that is full may have room again by the time the database is away. */
const passing = ['ENOSPC', 'EDQUOT'];

/**
 * Makes the spool's folder where there is none: one that cannot be used is told at the start, and not when the database is away.
 *
 * @throws InvalidEnvironment
 */
export function requireSpoolDirectory(path: string | undefined): void {
  if (path === undefined) return;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (!statSync(path).isDirectory()) throw new Error('it is a file');
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (passing.includes(code ?? '')) return;
    throw new InvalidEnvironment(
      `The API cannot start with these settings:\n  SPOOL_DIR must be a folder that this process may write to: ${message}\n`,
    );
  }
}
