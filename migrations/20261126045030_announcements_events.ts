import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "announcements_events" (
        "message_id" bigint not null,
        "guild_id" bigint not null,
        "state" text not null default 'kept',
        "event_id" bigint null,
        "starts_at" timestamptz(6) null,
        "told" text null,
        "look_at" timestamptz(6) null,
        "lease_until" timestamptz(6) null,
        "closed_until" timestamptz(6) null,
        "attempts" int not null default 0,
        "revision" int not null default 1,
        "created_at" timestamptz(6) not null,
        primary key ("message_id")
      )
    `);
    this.addSql(
      `create index announcements_events_look_index on announcements_events (look_at) where look_at is not null`,
    );
    this.addSql(`create index "announcements_events_event_index" on "announcements_events" ("event_id")`);
    this.addSql(
      `create index announcements_events_closed_index on announcements_events (guild_id) where closed_until is not null`,
    );
    this.addSql(
      `alter table "announcements_events" add constraint "announcements_events_state_check" check (state in ('kept', 'failed', 'removed'))`,
    );
    this.addSql(
      `alter table "announcements_events" add constraint "announcements_events_attempts_check" check (attempts >= 0)`,
    );
  }
}
