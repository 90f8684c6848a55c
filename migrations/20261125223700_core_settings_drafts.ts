import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table bot_settings_drafts (
        id text primary key,
        guild_id bigint not null,
        user_id bigint not null,
        kind text not null,
        revision int not null,
        content jsonb not null,
        expires_at timestamptz(6) not null,
        constraint bot_settings_drafts_kind_check check (kind in ('import', 'wizard')),
        constraint bot_settings_drafts_owner_unique unique (guild_id, user_id, kind)
      )
    `);
    this.addSql('create index bot_settings_drafts_expiry_index on bot_settings_drafts (expires_at)');
  }

  override down(): void {
    this.addSql('drop table bot_settings_drafts');
  }
}
