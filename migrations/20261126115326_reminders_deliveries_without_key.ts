import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(
      `alter table "reminders_deliveries" drop constraint "reminders_deliveries_reminder_id_foreign"`,
    );
    this.addSql(
      `create or replace function "reminders_reminders_deliveries_trigger_fn"() returns trigger as $$ begin delete from reminders_deliveries where reminder_id = old.id; return null; end; $$ language plpgsql`,
    );
    this.addSql(
      `create trigger "deliveries_trigger" after delete on "reminders_reminders" for each row execute function "reminders_reminders_deliveries_trigger_fn"()`,
    );
  }
}
