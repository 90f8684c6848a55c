import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table core_process_heartbeats (
        id uuid not null,
        role text not null,
        host text not null,
        pid int not null,
        shard_ids int[] not null default '{}',
        shard_count int not null default 0,
        guilds int not null default 0,
        ping_ms int null,
        rss_bytes bigint not null,
        version text not null,
        started_at timestamptz(6) not null,
        beat_at timestamptz(6) not null,
        primary key (id),
        constraint core_process_heartbeats_role_check check (role in ('manager', 'gateway', 'backend', 'solo')),
        constraint core_process_heartbeats_numbers_check
          check (pid > 0 and shard_count >= 0 and guilds >= 0 and rss_bytes >= 0)
      )
    `);
    this.addSql(`
      create table core_identify_log (
        id bigserial primary key,
        shard_id int not null,
        at timestamptz(6) not null,
        constraint core_identify_log_shard_id_check check (shard_id >= 0)
      )
    `);
    this.addSql('create index core_identify_log_at_index on core_identify_log (at)');
    this.addSql(`
      create table core_identify_buckets (
        bucket int not null,
        next_at timestamptz(6) not null,
        primary key (bucket),
        constraint core_identify_buckets_bucket_check check (bucket >= 0)
      )
    `);
    this.addSql(`
      create unlogged table core_rest_limits (
        name text not null,
        next_at timestamptz(6) not null,
        primary key (name)
      )
    `);
    this.addSql(`
      create table core_command_sets (
        application_id bigint not null,
        hash text not null,
        registered_at timestamptz(6) not null,
        primary key (application_id),
        constraint core_command_sets_hash_check check (hash ~ '^[0-9a-f]{64}$')
      )
    `);
    this.addSql(`
      create table core_task_claims (
        name text not null,
        due timestamptz(6) not null,
        owner int null,
        lease_until timestamptz(6) null,
        primary key (name),
        constraint core_task_claims_lease_check check ((owner is null) = (lease_until is null))
      )
    `);
  }
}
