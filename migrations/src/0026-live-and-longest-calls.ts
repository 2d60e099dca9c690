import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls that go on now and a day's tokens are counted, and the longest calls found, without looking at the others. */
export class LiveAndLongestCalls implements MigrationInterface {
  name = 'LiveAndLongestCalls0000000000026';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'create index calls_live_idx on calls (tenant_id, started_at) include (call_sid) where ended_at is null',
    );
    await queryRunner.query(
      'create index calls_longest_idx on calls (tenant_id, coalesce(duration_seconds, 0), started_at, call_sid)',
    );
    await queryRunner.query('create index issued_tokens_issued_at_idx on issued_tokens (tenant_id, issued_at)');
    // Days are counted from the index alone.
    await queryRunner.query(
      `create index calls_counted_idx on calls (tenant_id, started_at)
      include (direction, answered_at, ended_at, duration_seconds, status, refusal_reason)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index issued_tokens_issued_at_idx');
    for (const index of ['live', 'longest', 'counted']) await queryRunner.query(`drop index calls_${index}_idx`);
  }
}
