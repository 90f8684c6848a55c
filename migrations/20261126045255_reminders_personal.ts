import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(
      `alter table "reminders_drafts" add constraint "reminders_drafts_home_check" check (guild_id <> user_id or target = 'dm' and channel_id = user_id)`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_home_check" check (guild_id <> user_id or target = 'dm' and channel_id = user_id)`,
    );
  }
}
