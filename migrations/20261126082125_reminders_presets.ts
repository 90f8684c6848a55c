import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_presets" (
        "id" bigserial primary key,
        "guild_id" bigint not null,
        "name" text not null,
        "name_key" text not null,
        "text" text not null,
        "notices" int[] null,
        "channel_id" bigint null,
        "usual_when" jsonb null,
        "silent" boolean not null default false,
        "mention" text null,
        "ships" text null
      )
    `);
    this.addSql(
      `create unique index reminders_presets_ships_unique on reminders_presets (guild_id, ships) where ships is not null`,
    );
    this.addSql(
      `alter table "reminders_presets" add constraint "reminders_presets_name_unique" unique ("guild_id", "name_key")`,
    );
    this.addSql(
      `alter table "reminders_presets" add constraint "reminders_presets_name_check" check (length(name) >= 1 and length(name) <= 50)`,
    );
    this.addSql(
      `alter table "reminders_presets" add constraint "reminders_presets_text_check" check (length(text) >= 1 and length(text) <= 1000)`,
    );
    this.addSql(
      `alter table "reminders_presets" add constraint "reminders_presets_mention_check" check (mention in ('everyone', 'here') or mention ~ '^[1-9][0-9]{0,19}$')`,
    );
  }
}
