import type { MigrationInterface, QueryRunner } from 'typeorm';

const everyScope = 'tokens:write,clients:read,clients:write,config:read,config:write,calls:read';

/** What an API key may do, until when; and where a softphone session is used. */
export class KeyScopesAndDevices implements MigrationInterface {
  name = 'KeyScopesAndDevices0000000000024';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Keys that are there already may do what they could. A new key has to say what it may do.
    await queryRunner.query(`
      alter table api_keys add scopes text[] not null default '{${everyScope}}', add expires_at timestamptz`);
    await queryRunner.query('alter table api_keys alter scopes drop default');
    await queryRunner.query(`
      alter table embed_sessions add device text, add last_seen_at timestamptz, add ended_at timestamptz`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table embed_sessions drop device, drop last_seen_at, drop ended_at');
    await queryRunner.query('alter table api_keys drop scopes, drop expires_at');
  }
}
