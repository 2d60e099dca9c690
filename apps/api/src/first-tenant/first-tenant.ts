import type { AcceptedInvitation, CreateFirstTenant } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { isSupportedCountry } from 'libphonenumber-js';
import { MoreThan, type EntityManager } from 'typeorm';
import { addAdmin } from '../admins/add-admin.js';
import { hashPassword, refuseBadPassword } from '../admins/password.js';
import { createCredential, noTenant, parseCredential } from '../authentication/credential.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { Environment } from '../environment.js';
import { OperatorEntity, FirstTenantLinkEntity } from '../operators/operator.entity.js';
import { addTenant } from '../tenants/add-tenant.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { FirstTenantLinkInvalid } from './errors.js';

const lifetimeMilliseconds = 24 * 3600 * 1000;

/** The first tenant of a fresh deployment, made by whoever can read what the API prints when it starts. */
@Injectable()
export class FirstTenant {
  constructor(
    private readonly database: TenantDatabase,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** The one link, in place of an earlier one; undefined where there is a tenant or an operator already. */
  prepare(): Promise<string | undefined> {
    return this.database.asOperators(async (manager) => {
      await takeTurns(manager);
      await manager.query('delete from first_tenant_links');
      if (!(await isFresh(manager))) return undefined;
      const { text, hash } = createCredential('cbw', noTenant);
      const expiresAt = new Date(this.clock.now().getTime() + lifetimeMilliseconds);
      await manager.insert(FirstTenantLinkEntity, { tokenHash: hash, expiresAt });
      return `${this.environment.publicUrl}/console/welcome#${text}`;
    });
  }

  /** @throws FirstTenantLinkInvalid; InvalidRequest for a bad password or country, which spends nothing */
  async create({ token, name, country, email: typed, password }: CreateFirstTenant): Promise<AcceptedInvitation> {
    const credential = parseCredential(token);
    if (credential?.prefix !== 'cbw') throw new FirstTenantLinkInvalid();
    const link = { tokenHash: credential.hash, expiresAt: MoreThan(this.clock.now()) };
    if (!(await this.database.asOperators((manager) => manager.existsBy(FirstTenantLinkEntity, link))))
      throw new FirstTenantLinkInvalid();
    const email = typed.toLowerCase();
    refuseBadPassword(password, email);
    if (!isSupportedCountry(country)) {
      throw new InvalidRequest([brokenRule('country', 'country_unknown', { country })]);
    }
    // Slow on purpose, so outside of the transaction.
    const passwordHash = await hashPassword(password);
    return this.database.asOperators(async (manager) => {
      await takeTurns(manager);
      const { affected } = await manager.delete(FirstTenantLinkEntity, link);
      if (affected !== 1 || !(await isFresh(manager))) throw new FirstTenantLinkInvalid();
      const now = this.clock.now();
      const tenantId = await addTenant(manager, { name, country, now });
      await addAdmin(manager, tenantId, { email, role: 'owner', passwordHash, createdAt: now });
      return { email, role: 'owner', tenantName: name };
    });
  }
}

/** Nodes that start at the same moment leave one link behind, and a link makes one tenant. */
const takeTurns = (manager: EntityManager) =>
  manager.query(`select pg_advisory_xact_lock(hashtext('cordboard first tenant'))`);

const isFresh = async (manager: EntityManager) =>
  !(await manager.exists(TenantEntity)) && !(await manager.exists(OperatorEntity));
