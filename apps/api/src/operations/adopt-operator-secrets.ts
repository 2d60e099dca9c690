import type { OperatorId } from '@cordboard/contracts';
import { IsNull, Not, type DataSource } from 'typeorm';
import { totpSecretColumn } from '../accounts/account-secrets.js';
import { systemClock } from '../clock.js';
import { bindToOperators, TenantDatabase } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { systemHeartbeat } from '../heartbeat.js';
import { OperatorEntity } from '../operators/operator.entity.js';
import { createMasterKeys } from '../secrets/create-master-keys.js';
import type { MasterKeys } from '../secrets/master-keys.js';
import { UnsealError } from '../secrets/sealed-box.js';
import { DataKeys } from '../secrets/data-keys.js';
import { RealmSecrets } from '../secrets/realm-secrets.js';

/**
 * Once, the secrets of operators' authenticator apps were sealed with the master key itself. They come under the operators'
 * data key here, so that the master key can be changed. Returns whose there were; what is adopted already stays as it is.
 */
export async function adoptOperatorSecrets(environment: Environment, dataSource: DataSource): Promise<string[]> {
  const masterKeys = createMasterKeys(environment.masterKeys, systemClock, systemHeartbeat);
  try {
    const operators = await dataSource.transaction(async (manager) => {
      await bindToOperators(manager);
      return manager.findBy(OperatorEntity, { totpSecretSealed: Not(IsNull()) });
    });
    const adopted: string[] = [];
    for (const { id, email, totpSecretSealed } of operators) {
      const secret = totpSecretSealed && (await openFormerly(masterKeys, id, totpSecretSealed));
      if (!secret) continue;
      const realm = { kind: 'operators' } as const;
      const dataKeys = new DataKeys(new TenantDatabase(dataSource), masterKeys, systemClock);
      const sealing = new RealmSecrets(realm, await dataKeys.open(realm));
      const sealed = sealing.seal(totpSecretColumn({ kind: 'operator', operatorId: id }), secret.toString());
      await dataSource.transaction(async (manager) => {
        await bindToOperators(manager);
        await manager.update(OperatorEntity, { id, totpSecretSealed }, { totpSecretSealed: sealed });
      });
      adopted.push(email);
    }
    return adopted;
  } finally {
    await masterKeys.close();
  }
}

async function openFormerly(masterKeys: MasterKeys, id: OperatorId, sealed: Buffer): Promise<Buffer | undefined> {
  try {
    return await masterKeys.unseal({ sealed, masterKeyId: null }, ['operator', id, 'totp_secret_sealed']);
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
