import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`alter table "reminders_drafts" add "mention" text null`);
    this.addSql(`alter table "reminders_reminders" add "mention" text null`);
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_mention_check" check (mention in ('everyone', 'here') or mention ~ '^[1-9][0-9]{0,19}$')`,
    );
  }
}
