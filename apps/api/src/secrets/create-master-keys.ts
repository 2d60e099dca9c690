import type { Clock } from '../clock.js';
import type { Heartbeat } from '../heartbeat.js';
import { VaultMasterKey } from '../vault/vault-master-key.js';
import { LocalMasterKey } from './local-master-key.js';
import type { MasterKeySettings } from './master-key-settings.js';
import { MasterKeys } from './master-keys.js';

export function createMasterKeys({ local, vault }: MasterKeySettings, clock: Clock, heartbeat: Heartbeat): MasterKeys {
  const localKeys = local.map((bytes) => new LocalMasterKey(bytes));
  const [wanted, ...others] = vault ? [new VaultMasterKey(vault, clock, heartbeat), ...localKeys] : localKeys;
  if (!wanted) throw new Error('There is no master key');
  return new MasterKeys([wanted, ...others]);
}
