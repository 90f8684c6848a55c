import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(
      `alter table "reminders_reminders" add "notices" int[] not null default '{}', add "next_phase" int not null default 0, add "next_at" timestamptz(6) null, add "late" text not null default 'send', add "target" text not null default 'channel', add "silent" boolean not null default false`,
    );
    this.addSql(`update "reminders_reminders" set "next_at" = "due_at"`);
    this.addSql(`alter table "reminders_reminders" alter column "next_at" set not null`);
    this.addSql(`drop index "reminders_reminders_due_index"`);
    this.addSql(
      `create index reminders_reminders_due_index on reminders_reminders (next_at) where state = 'scheduled'`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_next_check" check (next_phase >= 0 and next_at = due_at - make_interval(mins => next_phase))`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_late_check" check (late in ('send', 'skip', 'summarise'))`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_target_check" check (target in ('channel', 'dm'))`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add "guild_id" bigint null, add "channel_id" bigint null, add "missed" int not null default 0`,
    );
    this.addSql(
      `update "reminders_deliveries" d set "guild_id" = r."guild_id", "channel_id" = r."channel_id" from "reminders_reminders" r where r."id" = d."reminder_id"`,
    );
    this.addSql(
      `alter table "reminders_deliveries" alter column "guild_id" set not null, alter column "channel_id" set not null`,
    );
  }
}
