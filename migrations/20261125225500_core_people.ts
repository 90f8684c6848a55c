import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table core_user_time_zones (
        user_id bigint not null,
        zone text not null,
        chosen_at timestamptz(6) not null,
        primary key (user_id)
      )
    `);
    this.addSql(`
      create table core_told_tips (
        guild_id bigint not null,
        key text not null,
        lease_until timestamptz(6) null,
        claimed_at timestamptz(6) not null,
        primary key (guild_id, key),
        constraint core_told_tips_key_check check (length(key) <= 100)
      )
    `);
  }

  override down(): void {
    this.addSql('drop table core_told_tips');
    this.addSql('drop table core_user_time_zones');
  }
}
