import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a tenant says about its tokens. Null: the product's own default. */
export class TokenRules implements MigrationInterface {
  name = 'TokenRules0000000000023';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Tenants that are there already may have tokens about that this would refuse: for them all stays as it was. By the
    // columns' defaults, not by an update, which forced row-level security would keep from every row.
    await queryRunner.query(`
      alter table tenants
        add default_token_lifetime_seconds integer,
        add longest_token_lifetime_seconds integer,
        add legacy_tokens boolean not null default true,
        add issued_tokens_only boolean not null default false,
        add tokens_revoked_at timestamptz`);
    await queryRunner.query(`
      alter table tenants
        alter legacy_tokens set default false,
        alter issued_tokens_only set default true`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table tenants drop default_token_lifetime_seconds, drop longest_token_lifetime_seconds,
        drop legacy_tokens, drop issued_tokens_only, drop tokens_revoked_at`);
  }
}
