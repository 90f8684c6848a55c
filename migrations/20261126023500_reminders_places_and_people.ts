import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_absences" (
        "id" bigserial primary key,
        "guild_id" bigint not null,
        "user_id" bigint null,
        "reason" text not null,
        "since" timestamptz(6) not null,
        "look_at" timestamptz(6) not null
      )
    `);
    this.addSql(
      `create unique index reminders_absences_whom_unique on reminders_absences (guild_id, user_id) nulls not distinct`,
    );
    this.addSql(`create index "reminders_absences_look_index" on "reminders_absences" ("look_at")`);
    this.addSql(`alter table "reminders_reminders" drop constraint "reminders_reminders_state_check"`);
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_state_check" check (state in ('scheduled', 'held', 'paused', 'delivering', 'sent', 'failed'))`,
    );
    this.addSql(`alter table "reminders_deliveries" drop constraint "reminders_deliveries_state_check"`);
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_state_check" check (state in ('pending', 'held', 'sent', 'failed'))`,
    );
    this.addSql(
      `alter table "reminders_absences" add constraint "reminders_absences_reason_check" check (reason in ('bot-removed', 'switched-off', 'owner-left'))`,
    );
    this.addSql(
      `alter table "reminders_absences" add constraint "reminders_absences_user_check" check ((reason = 'owner-left') = (user_id is not null))`,
    );
  }
}
