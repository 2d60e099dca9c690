import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the call log knows of the calls that were let begin lies beside them, so that to count them is to read them: joined
 * with the log, a query planner that knows too little of a tenant goes through all its calls for each.
 */
export class AdmittedCallsKnowTheirEnds implements MigrationInterface {
  name = 'AdmittedCallsKnowTheirEnds0000000000038';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table admitted_calls add answered_at timestamptz, add ended_at timestamptz, add duration_seconds integer',
    );
    // Forced on its owner, too, row level security would hide every row from here.
    await queryRunner.query('alter table admitted_calls no force row level security');
    await queryRunner.query('alter table calls no force row level security');
    await queryRunner.query(`
      update admitted_calls admitted
      set answered_at = calls.answered_at, ended_at = calls.ended_at, duration_seconds = calls.duration_seconds
      from calls where calls.tenant_id = admitted.tenant_id and calls.call_sid = admitted.call_sid`);
    await queryRunner.query('alter table calls force row level security');
    await queryRunner.query('alter table admitted_calls force row level security');
    await queryRunner.query(`do $$ begin execute format(
      'grant update (answered_at, ended_at, duration_seconds) on admitted_calls to %I', current_database() || '_app');
    end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table admitted_calls drop answered_at, drop ended_at, drop duration_seconds');
  }
}
