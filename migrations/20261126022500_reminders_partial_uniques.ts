import { Migration } from '@mikro-orm/migrations';

const uniques = [
  ['reminders_reminders', 'snooze', 'snooze_of'],
  ['reminders_reminders', 'announcement', 'announcement_id'],
  ['reminders_deliveries', 'message', 'message_id'],
] as const;

/** Most rows have none of these; the indexes leave those out. */
export default class extends Migration {
  override up(): void {
    for (const [table, what, column] of uniques) {
      const name = `${table}_${what}_unique`;
      this.addSql(`alter table "${table}" drop constraint if exists "${name}"`);
      this.addSql(`drop index if exists "${name}"`);
      this.addSql(`create unique index ${name} on ${table} (${column}) where ${column} is not null`);
    }
  }
}
