import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class IdentityProviders implements MigrationInterface {
  name = 'IdentityProviders0000000000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table identity_providers (
        tenant_id uuid not null,
        issuer text not null,
        client_id text not null,
        client_secret_sealed bytea not null,
        client_secret_last_four text not null,
        client_secret_updated_at timestamptz not null,
        is_on boolean not null,
        is_required boolean not null,
        admits_supervisors boolean not null,
        tried_at timestamptz,
        updated_at timestamptz not null,
        constraint identity_providers_pkey primary key (tenant_id),
        constraint identity_providers_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'identity_providers', ['select', 'insert', 'update', 'delete']);

    // Whoever begins to sign in has typed an address and named no tenant: a transaction may name the address's domain
    // instead and sees which tenant it belongs to. One tenant has a domain, so that nobody is led to a stranger's login.
    await queryRunner.query(`
      create table identity_provider_domains (
        tenant_id uuid not null,
        domain text not null,
        constraint identity_provider_domains_pkey primary key (tenant_id, domain),
        constraint identity_provider_domains_domain_key unique (domain),
        constraint identity_provider_domains_provider_fkey foreign key (tenant_id)
          references identity_providers (tenant_id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'identity_provider_domains', ['select', 'insert', 'delete']);
    const ownTenant = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
    await queryRunner.query(
      `alter policy tenant_isolation on identity_provider_domains
      using (${ownTenant} or domain = nullif(current_setting('app.sign_in_domain', true), ''))`,
    );

    await queryRunner.query(`
      create table provider_sign_ins (
        tenant_id uuid not null,
        state_hash bytea not null,
        browser_hash bytea not null,
        tried_by uuid,
        expires_at timestamptz not null,
        constraint provider_sign_ins_pkey primary key (tenant_id, state_hash),
        constraint provider_sign_ins_provider_fkey foreign key (tenant_id)
          references identity_providers (tenant_id) on delete cascade
      )`);
    await queryRunner.query(
      'create index provider_sign_ins_expires_at_idx on provider_sign_ins (tenant_id, expires_at)',
    );
    await isolateTenants(queryRunner, 'provider_sign_ins', ['select', 'insert', 'delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table provider_sign_ins');
    await queryRunner.query('drop table identity_provider_domains');
    await queryRunner.query('drop table identity_providers');
  }
}
