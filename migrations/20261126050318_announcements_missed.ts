import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "announcements_listening" (
        "shard" text not null,
        "heard_until" timestamptz(6) not null,
        primary key ("shard")
      )
    `);
    this.addSql(`alter table "announcements_announcements" add "look_wanted" boolean not null default false`);
    this.addSql(
      `create index announcements_announcements_look_index on announcements_announcements (message_id) where look_wanted`,
    );
    this.addSql(`drop index "announcements_events_event_index"`);
  }
}
