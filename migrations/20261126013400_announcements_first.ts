import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "announcements_announcements" (
        "message_id" bigint not null,
        "guild_id" bigint not null,
        "channel_id" bigint not null,
        "author_id" bigint not null,
        "state" text not null,
        "title" text not null,
        "fingerprint" text not null,
        "reading" jsonb not null,
        "revision" int not null default 1,
        "moved_from" timestamptz(6) null,
        "decided_by" bigint null,
        "card_wanted" boolean not null,
        "card_id" bigint null,
        "created_at" timestamptz(6) not null,
        "changed_at" timestamptz(6) not null,
        primary key ("message_id")
      )
    `);
    this.addSql(
      `create index "announcements_announcements_guild_index" on "announcements_announcements" ("guild_id", "created_at")`,
    );
    this.addSql(
      `create index "announcements_announcements_card_index" on "announcements_announcements" ("card_id")`,
    );
    this.addSql(
      `create index announcements_announcements_wanted_index on announcements_announcements (changed_at) where card_wanted`,
    );
    this.addSql(`
      create table "announcements_cards" (
        "id" bigserial primary key,
        "guild_id" bigint not null,
        "state" text not null default 'waiting',
        "attempts" int not null default 0,
        "attempt_at" timestamptz(6) not null,
        "tried_at" timestamptz(6) null,
        "created_at" timestamptz(6) not null
      )
    `);
    this.addSql(
      `create index announcements_cards_waiting_index on announcements_cards (attempt_at) where state = 'waiting'`,
    );
    this.addSql(
      `alter table "announcements_announcements" add constraint "announcements_announcements_state_check" check (state in ('set', 'asked', 'undone', 'dismissed', 'gone'))`,
    );
    this.addSql(
      `alter table "announcements_announcements" add constraint "announcements_announcements_revision_check" check (revision >= 1)`,
    );
    this.addSql(
      `alter table "announcements_cards" add constraint "announcements_cards_state_check" check (state in ('waiting', 'posted', 'skipped', 'failed'))`,
    );
    this.addSql(
      `alter table "announcements_cards" add constraint "announcements_cards_attempts_check" check (attempts >= 0)`,
    );
  }
}
