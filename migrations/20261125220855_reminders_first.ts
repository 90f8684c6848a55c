import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_reminders" (
        "id" bigserial primary key,
        "guild_id" bigint not null,
        "channel_id" bigint not null,
        "user_id" bigint not null,
        "text" text not null,
        "due_at" timestamptz(6) not null,
        "occurrence" int not null default 1,
        "state" text not null default 'scheduled',
        "problem" text null,
        "locale" text not null,
        "created_at" timestamptz(6) not null
      )
    `);
    this.addSql(
      `create index "reminders_reminders_owner_index" on "reminders_reminders" ("guild_id", "user_id")`,
    );
    this.addSql(
      `create index reminders_reminders_due_index on reminders_reminders (due_at) where state = 'scheduled'`,
    );
    this.addSql(`
      create table "reminders_deliveries" (
        "id" bigserial primary key,
        "reminder_id" bigint not null,
        "occurrence" int not null,
        "phase" int not null default 0,
        "due_at" timestamptz(6) not null,
        "queued_at" timestamptz(6) not null,
        "state" text not null default 'pending',
        "target" text not null default 'channel',
        "attempts" int not null default 0,
        "attempt_at" timestamptz(6) not null,
        "in_doubt_since" timestamptz(6) null,
        "problem" text null,
        "sent_at" timestamptz(6) null,
        "message_id" bigint null
      )
    `);
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_message_unique" unique ("message_id")`,
    );
    this.addSql(
      `create index reminders_deliveries_pending_index on reminders_deliveries (attempt_at) where state = 'pending'`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_phase_unique" unique ("reminder_id", "occurrence", "phase")`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_text_check" check (length(text) >= 1 and length(text) <= 1000)`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_occurrence_check" check (occurrence >= 1)`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_state_check" check (state in ('scheduled', 'delivering', 'sent', 'failed'))`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_problem_check" check ((state = 'failed') = (problem is not null))`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_reminder_id_foreign" foreign key ("reminder_id") references "reminders_reminders" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_state_check" check (state in ('pending', 'sent', 'failed'))`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_target_check" check (target in ('channel', 'dm'))`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_numbers_check" check (occurrence >= 1 and phase >= 0 and attempts >= 0)`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_sent_check" check ((state = 'sent') = (sent_at is not null) and (state = 'sent') = (message_id is not null))`,
    );
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_failed_check" check (state <> 'failed' or problem is not null)`,
    );
  }
}
