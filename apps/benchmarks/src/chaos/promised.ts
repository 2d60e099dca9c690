import type pg from 'pg';
import type { ApiInProduction, Company } from '../api-in-production.js';
import type { Nodes } from '../nodes.js';
import { Steady } from '../steady.js';

export interface Promised {
  readonly what: string;
  readonly figure: string;
  readonly isKept: boolean;
  /** What went wrong, where something did. */
  readonly reasons?: readonly string[];
}

/** What goes wrong goes wrong here. */
export interface Stage {
  readonly api: ApiInProduction;
  readonly nodes: Nodes;
  readonly company: Company;
  /** Past the API. */
  readonly database: pg.Pool;
}

/** Tokens, whose ids are noted as they are acknowledged. */
export const issueSteadily = ({ api, nodes, company }: Stage, issued: string[], perSecond = 100) =>
  new Steady(perSecond, async () => {
    const { tokenId } = await api.ask<{ tokenId: string }>(nodes.any(), company, 'POST', '/v1/tokens', {
      clientName: 'rep_0',
    });
    issued.push(tokenId);
  });

/** How many of these the ledger lacks. */
export async function countMissing({ database, company }: Stage, issued: readonly string[]): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from issued_tokens where tenant_id = $1 and id = any($2)',
    [company.tenantId, issued],
  );
  return issued.length - (rows[0]?.count ?? 0);
}
