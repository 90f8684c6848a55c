import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`alter table "reminders_deliveries" add "untold" boolean not null default false`);
    this.addSql(`create index reminders_deliveries_untold_index on reminders_deliveries (id) where untold`);
  }
}
