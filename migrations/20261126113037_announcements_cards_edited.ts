import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(
      `alter table "announcements_cards" add "channel_id" bigint null, add "message_id" bigint null, add "edit_at" timestamptz(6) null, add "edit_attempts" int not null default 0, add "edit_revision" int not null default 0`,
    );
    this.addSql(
      `create index announcements_cards_edit_index on announcements_cards (edit_at) where edit_at is not null`,
    );
    this.addSql(
      `alter table "announcements_cards" add constraint "announcements_cards_edit_attempts_check" check (edit_attempts >= 0)`,
    );
  }
}
