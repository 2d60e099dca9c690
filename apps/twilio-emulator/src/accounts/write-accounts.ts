import { renameSync, writeFileSync } from 'node:fs';
import type { AccountSettings } from './account-schema.js';

/** Writes an accounts file whole or not at all; its owner alone can read it, for it holds secrets. */
export function writeAccounts(path: string, accounts: readonly AccountSettings[]): void {
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}
