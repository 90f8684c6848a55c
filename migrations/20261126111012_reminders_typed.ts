import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`alter table "reminders_drafts" add "typed" text null, add "repeat" text null`);
  }
}
