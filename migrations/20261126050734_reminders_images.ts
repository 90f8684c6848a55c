import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_images" (
        "id" bigserial primary key,
        "reminder_id" bigint null,
        "draft_id" bigint null,
        "bytes" bytea not null
      )
    `);
    this.addSql(
      `alter table "reminders_images" add constraint "reminders_images_reminder_unique" unique ("reminder_id")`,
    );
    this.addSql(
      `alter table "reminders_images" add constraint "reminders_images_draft_unique" unique ("draft_id")`,
    );
    this.addSql(`alter table "reminders_reminders" add "has_image" boolean not null default false`);
    this.addSql(
      `alter table "reminders_images" add constraint "reminders_images_reminder_id_foreign" foreign key ("reminder_id") references "reminders_reminders" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "reminders_images" add constraint "reminders_images_draft_id_foreign" foreign key ("draft_id") references "reminders_drafts" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "reminders_images" add constraint "reminders_images_of_check" check (num_nonnulls(reminder_id, draft_id) = 1)`,
    );
    this.addSql(
      `alter table "reminders_images" add constraint "reminders_images_bytes_check" check (length(bytes) >= 1 and length(bytes) <= 8388608)`,
    );
  }
}
