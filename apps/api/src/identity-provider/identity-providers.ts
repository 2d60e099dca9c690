import type { IdentityProvider, IdentityProviderSettings, PutIdentityProvider, TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import type { Values } from '../audit/changed-fields.js';
import { fingerprintUnlessUnreadable } from '../audit/fingerprints.js';
import { recordChange } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { PreconditionRequired } from '../domain-error.js';
import { Environment } from '../environment.js';
import { versionOf } from '../http/entity-tag.js';
import type { RealmSecrets } from '../secrets/realm-secrets.js';
import { Secrets } from '../secrets/secrets.js';
import {
  ClientSecretRequired,
  DomainTaken,
  ProviderChangedMeanwhile,
  ProviderNotFound,
  ProviderNotTried,
} from './errors.js';
import { IdentityProviderDomainEntity, IdentityProviderEntity } from './identity-provider.entity.js';
import { ProviderClient, type ProviderCredentials } from './provider-client.js';

export const secretColumn = 'identity_providers.client_secret_sealed';

/** Each tenant's identity provider: asked before it is saved, tried before it counts. */
@Injectable()
export class IdentityProviders {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: Secrets,
    private readonly client: ProviderClient,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  redirectUrlOf(tenantId: TenantId): string {
    return `${this.environment.publicUrl}/v1/provider-sign-ins/${tenantId}/callback`;
  }

  get(tenantId: TenantId): Promise<IdentityProviderSettings> {
    return this.database.readTenant(tenantId, async (manager) => {
      const stored = await manager.findOneBy(IdentityProviderEntity, { tenantId });
      return {
        redirectUrl: this.redirectUrlOf(tenantId),
        provider: stored && this.#describe(stored, await domainsOf(manager, tenantId)),
      };
    });
  }

  /**
   * @param expected the version that was seen; undefined when there was none
   * @throws ProviderUnreachable, ClientSecretRequired, ProviderNotTried, DomainTaken, ProviderChangedMeanwhile,
   * PreconditionRequired
   */
  async put(
    tenantId: TenantId,
    written: PutIdentityProvider,
    expected: { version: string | undefined } | undefined,
  ): Promise<IdentityProvider> {
    await this.database.inTenant(tenantId, (manager) => this.#lockAsSeen(manager, tenantId, expected));
    const clientSecret = written.clientSecret ?? (await this.#storedSecret(tenantId, written));
    // Asked outside of a transaction: it takes its time, and none is held up by it.
    await this.client.discover({ ...written, clientSecret });
    const secrets = await this.#secretsOf(tenantId);
    return this.database.inTenant(tenantId, async (manager) => {
      const stored = await this.#lockAsSeen(manager, tenantId, expected);
      const before = stored ? await this.#inAudit(manager, secrets, stored) : undefined;
      const now = this.clock.now();
      const isSame = stored !== null && isSameClient(stored, written) && written.clientSecret === undefined;
      const provider: IdentityProviderEntity = {
        tenantId,
        issuer: written.issuer,
        clientId: written.clientId,
        clientSecretSealed: isSame ? stored.clientSecretSealed : secrets.seal(secretColumn, clientSecret),
        clientSecretLastFour: clientSecret.slice(-4),
        clientSecretUpdatedAt: isSame ? stored.clientSecretUpdatedAt : now,
        isOn: written.isOn,
        isRequired: written.isRequired,
        admitsSupervisors: written.admitsSupervisors,
        triedAt: isSame ? stored.triedAt : null,
        updatedAt: now,
      };
      if (provider.isOn && !provider.triedAt) throw new ProviderNotTried();
      await manager.save(IdentityProviderEntity, provider);
      await this.#putDomains(manager, tenantId, written.domains);
      await recordChange(manager, tenantId, {
        action: 'identity_provider.changed',
        target: { kind: 'identity-provider', id: null, name: provider.issuer },
        before,
        after: await this.#inAudit(manager, secrets, provider),
        at: now,
      });
      return this.#describe(provider, await domainsOf(manager, tenantId));
    });
  }

  /** @throws ProviderNotFound */
  async remove(tenantId: TenantId): Promise<void> {
    const secrets = await this.#secretsOf(tenantId);
    await this.database.inTenant(tenantId, async (manager) => {
      const stored = await manager.findOne(IdentityProviderEntity, {
        where: { tenantId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!stored) throw new ProviderNotFound();
      const before = await this.#inAudit(manager, secrets, stored);
      await manager.delete(IdentityProviderEntity, { tenantId });
      const target = { kind: 'identity-provider', id: null, name: stored.issuer } as const;
      await recordChange(manager, tenantId, {
        action: 'identity_provider.removed',
        target,
        before,
        at: this.clock.now(),
      });
    });
  }

  /** To be asked outside of transactions. */
  async unseal({
    tenantId,
    issuer,
    clientId,
    clientSecretSealed,
  }: IdentityProviderEntity): Promise<ProviderCredentials> {
    const secrets = await this.#secretsOf(tenantId);
    return { issuer, clientId, clientSecret: secrets.unseal(secretColumn, clientSecretSealed) };
  }

  async #inAudit(manager: EntityManager, secrets: RealmSecrets, provider: IdentityProviderEntity): Promise<Values> {
    const { tenantId, issuer, clientId, clientSecretSealed, isOn, isRequired, admitsSupervisors } = provider;
    return {
      ...{ issuer, clientId, isOn, isRequired, admitsSupervisors },
      clientSecret: fingerprintUnlessUnreadable(secrets, () => secrets.unseal(secretColumn, clientSecretSealed)),
      domains: await domainsOf(manager, tenantId),
    };
  }

  /** The stored provider, which is still what was seen. */
  async #lockAsSeen(
    manager: EntityManager,
    tenantId: TenantId,
    expected: { version: string | undefined } | undefined,
  ): Promise<IdentityProviderEntity | null> {
    const stored = await manager.findOne(IdentityProviderEntity, {
      where: { tenantId },
      lock: { mode: 'pessimistic_write' },
    });
    const present = stored ? this.#describe(stored, await domainsOf(manager, tenantId)) : undefined;
    if (!expected && present) throw new PreconditionRequired();
    if (expected && expected.version !== present?.version) throw new ProviderChangedMeanwhile(present);
    return stored;
  }

  async #storedSecret(tenantId: TenantId, written: PutIdentityProvider): Promise<string> {
    const stored = await this.database.readTenant(tenantId, (manager) =>
      manager.findOneBy(IdentityProviderEntity, { tenantId }),
    );
    // A secret must not be sent to whoever is named as the issuer next.
    if (!stored || !isSameClient(stored, written)) throw new ClientSecretRequired();
    return (await this.unseal(stored)).clientSecret;
  }

  #secretsOf(tenantId: TenantId) {
    return this.secrets.of({ kind: 'tenant', tenantId });
  }

  async #putDomains(manager: EntityManager, tenantId: TenantId, domains: readonly string[]): Promise<void> {
    const wanted = [...new Set(domains)];
    await manager.delete(IdentityProviderDomainEntity, { tenantId, domain: Not(In(wanted)) });
    await manager
      .createQueryBuilder()
      .insert()
      .into(IdentityProviderDomainEntity)
      .values(wanted.map((domain) => ({ tenantId, domain })))
      .orIgnore()
      .execute();
    const own = new Set(await domainsOf(manager, tenantId));
    const taken = wanted.filter((domain) => !own.has(domain));
    if (taken.length > 0) throw new DomainTaken(taken);
  }

  #describe(provider: IdentityProviderEntity, domains: string[]): IdentityProvider {
    const { tenantId, issuer, clientId, isOn, isRequired, admitsSupervisors, triedAt, updatedAt } = provider;
    const { clientSecretUpdatedAt } = provider;
    return {
      issuer,
      clientId,
      clientSecret: {
        set: true,
        lastFour: provider.clientSecretLastFour,
        updatedAt: clientSecretUpdatedAt.toISOString(),
      },
      domains,
      isOn,
      isRequired,
      admitsSupervisors,
      redirectUrl: this.redirectUrlOf(tenantId),
      triedAt: triedAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
      version: versionOf([issuer, clientId, clientSecretUpdatedAt, domains, isOn, isRequired, admitsSupervisors]),
    };
  }
}

const isSameClient = (stored: IdentityProviderEntity, { issuer, clientId }: PutIdentityProvider) =>
  stored.issuer === issuer && stored.clientId === clientId;

async function domainsOf(manager: EntityManager, tenantId: TenantId): Promise<string[]> {
  const rows = await manager.find(IdentityProviderDomainEntity, { where: { tenantId }, order: { domain: 'ASC' } });
  return rows.map(({ domain }) => domain);
}
