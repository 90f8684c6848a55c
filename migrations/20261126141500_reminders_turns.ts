import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    // Volatile, as functions are unless they say otherwise: so its count sees what was committed while it waited for the
    // lock, which a statement that locks and counts by itself does not.
    this.addSql(`
      create function "reminders_has_room"(guild bigint, member bigint, most int) returns boolean as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('reminders:' || guild || ':' || member, 0));
        return (
          select count(*) < most from reminders_reminders
          where guild_id = guild and user_id = member and announcement_id is null and state <> 'sent'
        );
      end;
      $$ language plpgsql volatile
    `);
  }
}
