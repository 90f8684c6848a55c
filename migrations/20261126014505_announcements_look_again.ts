import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`alter table "announcements_announcements" add "checked_for" timestamptz(6) null`);
  }
}
