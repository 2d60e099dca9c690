import type { OperatorId } from '@cordboard/contracts';
import { v7 as uuidv7 } from 'uuid';
import { operatorsLog, recordChange } from '../audit/record-change.js';
import { createCredential, noTenant } from '../authentication/credential.js';
import { bindToOperators } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { OperatorEntity } from '../operators/operator.entity.js';
import { withOwner } from './with-owner.js';

const lifetimeMilliseconds = 24 * 3600 * 1000;

/** For somebody who is an operator already, a link that lets them begin anew: password, second factor, sessions. */
export const createOperator = (
  environment: Environment,
  typed: string,
): Promise<{ email: string; url: string; expiresAt: string }> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToOperators(manager);
      const email = typed.toLowerCase();
      const { text, hash } = createCredential('cbl', noTenant);
      const now = new Date();
      const link = { linkHash: hash, linkExpiresAt: new Date(now.getTime() + lifetimeMilliseconds) };
      const { affected } = await manager.update(OperatorEntity, { email }, link);
      if (affected === 0) {
        await manager.insert(OperatorEntity, { id: uuidv7() as OperatorId, email, createdAt: now, ...link });
      }
      await recordChange(manager, operatorsLog, {
        action: 'operator.link_created',
        target: { kind: 'operator', id: null, name: email },
        at: now,
      });
      const url = `${environment.publicUrl}/console/operator/accept#${text}`;
      return { email, url, expiresAt: link.linkExpiresAt.toISOString() };
    }),
  );
