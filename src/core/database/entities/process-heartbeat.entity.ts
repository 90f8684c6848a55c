import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant } from '../types.js';

/** What each living process of the bot last said of itself. Rows of dead processes grow old and are swept. */
export const ProcessHeartbeat = defineEntity({
  name: 'ProcessHeartbeat',
  tableName: 'core_process_heartbeats',
  properties: {
    id: p.uuid().primary(),
    role: p.text(),
    host: p.text(),
    pid: p.integer(),
    /** Empty for a process without a gateway connection. */
    shardIds: p.array().$type<number[]>().columnType('int[]').default([]),
    shardCount: p.integer().default(0),
    guilds: p.integer().default(0),
    /** Round trip of the gateway heartbeat; `null` until there was one. */
    pingMs: p.integer().nullable(),
    rssBytes: p.bigint('number'),
    version: p.text(),
    startedAt: instant(),
    beatAt: instant(),
  },
  checks: [
    {
      name: 'core_process_heartbeats_role_check',
      expression: `role in ('manager', 'gateway', 'backend', 'solo')`,
    },
    {
      name: 'core_process_heartbeats_numbers_check',
      expression: 'pid > 0 and shard_count >= 0 and guilds >= 0 and rss_bytes >= 0',
    },
  ],
});

export type ProcessHeartbeat = InferEntity<typeof ProcessHeartbeat>;
