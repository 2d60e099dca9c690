import { expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidEnvironment } from '@cordboard/environment';
import { requireSpoolDirectory } from './require-spool-directory.js';

test('a spool’s folder is made, and one that cannot be is told with its setting', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-spool-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  requireSpoolDirectory(undefined);
  requireSpoolDirectory(join(folder, 'new', 'spool'));
  requireSpoolDirectory(join(folder, 'new', 'spool'));
  expect(existsSync(join(folder, 'new', 'spool'))).toBe(true);
  for (const path of [file, join(file, 'below')]) {
    expect(() => requireSpoolDirectory(path)).toThrow(InvalidEnvironment);
    expect(() => requireSpoolDirectory(path)).toThrow(
      /^ {2}SPOOL_DIR must be a folder that this process may write to: /m,
    );
  }
  rmSync(folder, { recursive: true });
});
