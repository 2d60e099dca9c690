import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A page of calls is found through an index whichever filter is set. */
export class CallFilters implements MigrationInterface {
  name = 'CallFilters0000000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index calls_status_idx on calls (tenant_id, status, started_at, call_sid)');
    await queryRunner.query('create index calls_direction_idx on calls (tenant_id, direction, started_at, call_sid)');
    // Byte by byte, whatever the database's language, so that a prefix is a range. LIKE would not do: row-level security
    // lets no operator near an index that might tell about rows of others, and LIKE counts as one.
    await queryRunner.query('create index calls_from_idx on calls (tenant_id, from_address collate "C")');
    await queryRunner.query('create index calls_to_idx on calls (tenant_id, to_address collate "C")');
    await queryRunner.query('create index call_clients_name_idx on call_clients (tenant_id, name_key collate "C")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const index of ['calls_status', 'calls_direction', 'calls_from', 'calls_to', 'call_clients_name']) {
      await queryRunner.query(`drop index ${index}_idx`);
    }
  }
}
