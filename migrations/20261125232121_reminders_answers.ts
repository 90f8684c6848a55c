import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`alter table "reminders_reminders" drop constraint "reminders_reminders_state_check"`);
    this.addSql(`alter table "reminders_reminders" add "snooze_of" bigint null`);
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_snooze_unique" unique ("snooze_of")`,
    );
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_state_check" check (state in ('scheduled', 'paused', 'delivering', 'sent', 'failed'))`,
    );
  }
}
