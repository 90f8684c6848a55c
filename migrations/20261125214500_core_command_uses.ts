import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table core_command_uses (
        id bigserial primary key,
        guild_id bigint null,
        user_id bigint not null,
        command text not null,
        kind text not null,
        failure text null,
        used_at timestamptz(6) not null,
        constraint core_command_uses_kind_check check (kind in ('slash', 'contextMenu')),
        constraint core_command_uses_length_check check (length(command) <= 100 and length(failure) <= 100)
      )
    `);
    this.addSql('create index core_command_uses_guild_index on core_command_uses (guild_id, used_at)');
    this.addSql('create index core_command_uses_used_at_index on core_command_uses (used_at)');
  }

  override down(): void {
    this.addSql('drop table core_command_uses');
  }
}
