import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table bot_settings (
        guild_id bigint not null,
        scope text not null,
        key text not null,
        value jsonb null,
        version int not null,
        changed_by bigint null,
        changed_at timestamptz(6) not null,
        primary key (guild_id, scope, key),
        constraint bot_settings_version_check check (version > 0)
      )
    `);
    this.addSql(`
      create table bot_settings_history (
        id bigserial primary key,
        change_set_id uuid not null,
        guild_id bigint not null,
        scope text not null,
        key text not null,
        old_value jsonb null,
        new_value jsonb null,
        changed_by bigint null,
        how text not null,
        request_id text null,
        changed_at timestamptz(6) not null,
        constraint bot_settings_history_how_check
          check (how in ('slash', 'wizard', 'api', 'import', 'plugin', 'bot', 'undo'))
      )
    `);
    this.addSql(
      'create index bot_settings_history_setting_index on bot_settings_history (guild_id, scope, key, id)',
    );
    this.addSql(
      'create index bot_settings_history_change_set_index on bot_settings_history (guild_id, change_set_id)',
    );
  }

  override down(): void {
    this.addSql('drop table bot_settings_history');
    this.addSql('drop table bot_settings');
  }
}
