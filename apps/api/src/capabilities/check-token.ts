import type { ClientId, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';
import { IssuedTokenEntity } from './issued-token.entity.js';
import { readTokenId } from './token-id.js';
import { TenantTokenRules } from './token-rules.js';

/** `unknown`: not issued here, or for somebody else. */
export type TokenVerdict = 'good' | 'unknown' | 'revoked';

export interface TokenHolder {
  id: ClientId;
  tokensRevokedAt: Date | null;
}

/**
 * Twilio has no way to revoke a token. So each of ours carries its id, signed, to the Voice URL with every call, and is
 * judged there:
 *
 * 1. An id that this installation did not make for this client is unknown, whatever the ledger says. The ledger may
 *    lack a line, after a power cut; the id itself is enough.
 * 2. What was issued before its client's or its tenant's tokens were revoked is revoked.
 * 3. A token that was revoked alone says so in the ledger, which is asked each time.
 */
@Injectable()
export class CheckToken {
  constructor(
    private readonly database: TenantDatabase,
    private readonly rules: TenantTokenRules,
  ) {}

  /** `tokenId` is undefined where the call brought none: it was made with a token that somebody else issued. */
  async check(tenantId: TenantId, holder: TokenHolder, tokenId: string | undefined): Promise<TokenVerdict> {
    const { idKeys, needsIssuedTokens, revokedAt } = await this.rules.get(tenantId);
    if (tokenId === undefined) return needsIssuedTokens ? 'unknown' : 'good';
    const facts = readTokenId(idKeys, tokenId);
    if (facts?.clientId !== holder.id) return 'unknown';
    const isBefore = (moment: Date | null) => moment !== null && facts.issuedAt <= moment;
    if (isBefore(revokedAt) || isBefore(holder.tokensRevokedAt)) return 'revoked';
    const line = await this.database.readTenant(tenantId, (manager) =>
      manager.findOneBy(IssuedTokenEntity, { tenantId, id: tokenId }),
    );
    return line?.revokedAt ? 'revoked' : 'good';
  }
}
