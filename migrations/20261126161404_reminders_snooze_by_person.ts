import { Migration } from '@mikro-orm/migrations';

/** Each of those whom one message reminds may put it off. */
export default class extends Migration {
  override up(): void {
    this.addSql(`drop index if exists "reminders_reminders_snooze_unique"`);
    this.addSql(
      `create unique index reminders_reminders_snoozer_unique on reminders_reminders (snooze_of, user_id) where snooze_of is not null`,
    );
  }
}
