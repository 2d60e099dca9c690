import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditEntry } from '@cordboard/contracts';

export type AuditActor = AuditEntry['actor'];

/** Who does what is being done, and from where. */
export interface Acting {
  readonly actor: AuditActor;
  readonly origin: AuditEntry['origin'];
}

/** What nobody asked for: work that comes round by the clock. */
const system: Acting = { actor: { kind: 'system', id: null, name: null }, origin: { address: null, device: null } };

const storage = new AsyncLocalStorage<Acting>();

/** Whatever `work` does, and whatever it calls, is done by them. */
export const actAs = <Result>(acting: Acting, work: () => Result): Result => storage.run(acting, work);

export const whoActs = (): Acting => storage.getStore() ?? system;
