import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_followers" (
        "id" bigserial primary key,
        "reminder_id" bigint not null,
        "user_id" bigint not null,
        "direct" boolean not null default false,
        "locale" text not null,
        "created_at" timestamptz(6) not null
      )
    `);
    this.addSql(
      `alter table "reminders_followers" add constraint "reminders_followers_user_unique" unique ("reminder_id", "user_id")`,
    );
    this.addSql(`alter table "reminders_drafts" add "invite" jsonb null`);
    this.addSql(`alter table "reminders_deliveries" drop constraint "reminders_deliveries_phase_unique"`);
    this.addSql(`alter table "reminders_deliveries" add "recipient_id" bigint null`);
    this.addSql(
      `update "reminders_deliveries" d set "recipient_id" = r."user_id" from "reminders_reminders" r where r."id" = d."reminder_id"`,
    );
    this.addSql(`alter table "reminders_deliveries" alter column "recipient_id" set not null`);
    this.addSql(
      `alter table "reminders_deliveries" add constraint "reminders_deliveries_phase_unique" unique ("reminder_id", "occurrence", "phase", "recipient_id")`,
    );
    this.addSql(
      `alter table "reminders_followers" add constraint "reminders_followers_reminder_id_foreign" foreign key ("reminder_id") references "reminders_reminders" ("id") on delete cascade`,
    );
  }
}
