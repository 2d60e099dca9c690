import { afterAll, describe } from '@jest/globals';
import { readVariables } from '@cordboard/environment';
import { z } from 'zod';
import { systemClock } from '../clock.js';
import { systemHeartbeat } from '../heartbeat.js';
import { masterKeyProblems, masterKeyVariables, readMasterKeySettings } from '../secrets/master-key-settings.js';
import { keepsTheMasterKeyContract } from '../testing/master-key-contract.js';
import { VaultMasterKey } from './vault-master-key.js';

const settings: NodeJS.ProcessEnv = { DATABASE_APP_URL: 'postgres://nobody@localhost/nothing', ...process.env };
const values = readVariables(z.object(masterKeyVariables), settings, {
  consequence: 'Vault cannot be tried',
  furtherProblems: [
    ...masterKeyProblems(settings),
    ...(settings['CORDBOARD_VAULT_KEY'] ? [] : ['CORDBOARD_VAULT_KEY is required: the key to try, and VAULT_ADDR']),
  ],
});
const { vault } = readMasterKeySettings(values);
if (!vault) throw new Error('CORDBOARD_VAULT_KEY is required');
const key = new VaultMasterKey(vault, systemClock, systemHeartbeat);
afterAll(() => key.close());

describe(`the key ${vault.keyName} of the Vault at ${vault.address}`, () => {
  keepsTheMasterKeyContract(() => key);
});
