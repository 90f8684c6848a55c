import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_rights_changes" (
        "guild_id" bigint not null,
        "changed_at" timestamptz(6) not null,
        primary key ("guild_id")
      )
    `);
  }
}
