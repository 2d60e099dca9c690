import { tenantId, type TenantId } from '@cordboard/contracts';
import type { ChainHead } from './verify-chain.js';

/** Of each log, where it ended at a time: what is kept elsewhere. */
export type KeptHeads = ReadonlyMap<TenantId, ChainHead>;

/** A line for each log: tenant, entries, hash. */
export const writeHeads = (heads: KeptHeads) =>
  [...heads].map(([tenant, { sequence, hash }]) => `${tenant} ${sequence} ${hash}\n`).join('');

/** @throws Error that names the line which is none, or says that there is none: nothing would be compared */
export function readHeads(text: string): KeptHeads {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new Error('There are no kept heads in it');
  return new Map(
    lines.map((line) => {
      const [, tenant, sequence, hash] = /^(\S+) (\d+) ([0-9a-f]{64})$/.exec(line.trim()) ?? [];
      const id = tenantId.safeParse(tenant);
      if (!id.success || hash === undefined) throw new Error(`This line is no kept head: ${line.slice(0, 120)}`);
      return [id.data, { sequence: Number(sequence), hash }];
    }),
  );
}
