import type { ClientId, TenantId, TokenAskerKind, TokenDialect } from '@cordboard/contracts';

/** A token that was issued, as the ledger tells of it. */
export interface LedgerEntry {
  tenantId: TenantId;
  id: string;
  clientId: ClientId;
  clientName: string;
  dialect: TokenDialect;
  mayBeCalled: boolean;
  mayCall: boolean;
  issuedAt: Date;
  expiresAt: Date;
  askedBy: TokenAskerKind;
  askedById: string;
}
