import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_drafts" (
        "id" bigserial primary key,
        "guild_id" bigint not null,
        "channel_id" bigint not null,
        "user_id" bigint not null,
        "text" text not null,
        "locale" text not null,
        "options" jsonb not null,
        "created_at" timestamptz(6) not null
      )
    `);
    this.addSql(`create index "reminders_drafts_owner_index" on "reminders_drafts" ("guild_id", "user_id")`);
    this.addSql(
      `alter table "reminders_reminders" add "zone" text not null default 'UTC', add "rule" text null, add "starts_at" text null`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_rule_check" check ((rule is null) = (starts_at is null))`,
    );
  }
}
