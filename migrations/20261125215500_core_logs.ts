import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_logs (
        id bigserial primary key,
        guild_id bigint not null,
        at timestamptz(6) not null,
        actor_kind text not null,
        actor text null,
        action text not null,
        level text not null,
        details jsonb not null,
        request_id text null,
        post_state text not null default 'waiting',
        lease_until timestamptz(6) null,
        attempts int not null default 0,
        constraint audit_logs_actor_kind_check check (actor_kind in ('member', 'api', 'plugin', 'bot')),
        constraint audit_logs_level_check check (level in ('verbose', 'normal', 'critical')),
        constraint audit_logs_post_state_check check (post_state in ('waiting', 'posted', 'skipped', 'failed'))
      )
    `);
    this.addSql('create index audit_logs_guild_index on audit_logs (guild_id, id)');
    this.addSql(`create index audit_logs_waiting_index on audit_logs (id) where post_state = 'waiting'`);
    this.addSql(`
      create table core_operational_events (
        id bigserial primary key,
        guild_id bigint null,
        type text not null,
        message text not null,
        details jsonb not null,
        at timestamptz(6) not null,
        constraint core_operational_events_length_check check (length(type) <= 60 and length(message) <= 500)
      )
    `);
    this.addSql('create index core_operational_events_guild_index on core_operational_events (guild_id, id)');
  }

  override down(): void {
    this.addSql('drop table core_operational_events');
    this.addSql('drop table audit_logs');
  }
}
