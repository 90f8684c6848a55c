import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`drop index "announcements_events_closed_index"`);
    this.addSql(`alter table "announcements_events" add "closed_why" text null`);
    this.addSql(`create index "announcements_events_guild_index" on "announcements_events" ("guild_id")`);
    this.addSql(
      `create index announcements_events_event_index on announcements_events (event_id) where event_id is not null`,
    );
    this.addSql(
      `alter table "announcements_events" add constraint "announcements_events_why_check" check (closed_why in ('forbidden', 'full'))`,
    );
  }
}
