import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      alter table audit_logs
        add column post_batch bigint null,
        add column tried_at timestamptz(6) null,
        add column post_problem text null
    `);
  }

  override down(): void {
    this.addSql(
      'alter table audit_logs drop column post_batch, drop column tried_at, drop column post_problem',
    );
  }
}
