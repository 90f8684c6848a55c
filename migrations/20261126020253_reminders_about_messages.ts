import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(
      `alter table "reminders_drafts" add "target" text not null default 'channel', add "link" text null`,
    );
    this.addSql(
      `alter table "reminders_drafts" add constraint "reminders_drafts_target_check" check (target in ('channel', 'dm'))`,
    );
    this.addSql(`alter table "reminders_reminders" add "link" text null`);
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_link_check" check (starts_with(link, 'https://discord.com/channels/'))`,
    );
  }
}
