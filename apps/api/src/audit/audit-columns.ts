import type { AuditEntry } from '@cordboard/contracts';
import type { Columns } from '../csv.js';

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

export const auditColumns: Columns<AuditEntry> = {
  sequence: ({ sequence }) => sequence,
  at: ({ at }) => at,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor_name: ({ actor }) => actor.name,
  action: ({ action }) => action,
  target_kind: ({ target }) => target.kind,
  target_id: ({ target }) => target.id,
  target_name: ({ target }) => target.name,
  address: ({ origin }) => origin.address,
  device: ({ origin }) => origin.device,
  before: ({ before }) => json(before),
  after: ({ after }) => json(after),
  hash: ({ hash }) => hash,
};
