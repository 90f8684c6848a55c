import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`alter table "reminders_reminders" add "announcement_id" bigint null`);
    this.addSql(
      `alter table "reminders_reminders" add constraint "reminders_reminders_announcement_unique" unique ("announcement_id")`,
    );
  }
}
