import type { KeyObject } from 'node:crypto';
import { defaultSettings, type TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { Secrets } from '../secrets/secrets.js';
import { Tenants } from '../tenants/tenants.js';

/** What a tenant says about its tokens. */
export interface TokenRules {
  defaultLifetimeSeconds: number;
  longestLifetimeSeconds: number;
  allowsLegacyDialect: boolean;
  /** Are calls refused whose token was not issued here? */
  needsIssuedTokens: boolean;
  /** Tokens that were issued until then are refused. */
  revokedAt: Date | null;
  /** What the ids of this tenant's tokens are made with, the first, and known with, all of them. */
  idKeys: readonly [KeyObject, ...KeyObject[]];
}

/** Kept for a few seconds, so that a token costs no database read. */
@Injectable()
export class TenantTokenRules {
  readonly #rules: NodeCache<TokenRules>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly secrets: Secrets,
    caches: NodeCaches,
  ) {
    this.#rules = caches.create('token-rules');
  }

  get(tenantId: TenantId): Promise<TokenRules> {
    return this.#rules.get(tenantId, () => this.#load(tenantId));
  }

  /** Where they can be told without waiting. */
  recall(tenantId: TenantId): TokenRules | undefined {
    return this.#rules.recall(tenantId);
  }

  /** After a change of them, so that it holds. */
  forget(tenantId: TenantId): void {
    this.#rules.forget(tenantId);
  }

  async #load(tenantId: TenantId): Promise<TokenRules> {
    const tenant = await this.database.readTenant(tenantId, (manager) => this.tenants.get(manager, tenantId));
    const secrets = await this.secrets.of({ kind: 'tenant', tenantId });
    return {
      defaultLifetimeSeconds: lifetimesOf(tenant).defaultTokenLifetimeSeconds,
      longestLifetimeSeconds: lifetimesOf(tenant).longestTokenLifetimeSeconds,
      allowsLegacyDialect: tenant.legacyTokens,
      needsIssuedTokens: tenant.issuedTokensOnly,
      revokedAt: tenant.tokensRevokedAt,
      idKeys: secrets.deriveKeys('cordboard token ids'),
    };
  }
}

interface Lifetimes<Value> {
  defaultTokenLifetimeSeconds: Value;
  longestTokenLifetimeSeconds: Value;
}

/** Those in force. A company that only lowers the longest one lowers the default with it. */
export function lifetimesOf(own: Lifetimes<number | null>): Lifetimes<number> {
  const longestTokenLifetimeSeconds = own.longestTokenLifetimeSeconds ?? defaultSettings.longestTokenLifetimeSeconds;
  return {
    longestTokenLifetimeSeconds,
    defaultTokenLifetimeSeconds:
      own.defaultTokenLifetimeSeconds ??
      Math.min(defaultSettings.defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds),
  };
}
