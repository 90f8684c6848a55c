import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../types.js';

/** Every IDENTIFY of the last day: Discord allows a number of them per 24 hours, over all processes and restarts. */
export const IdentifyLogEntry = defineEntity({
  name: 'IdentifyLogEntry',
  tableName: 'core_identify_log',
  properties: {
    id: p.bigint('string').primary(),
    shardId: p.integer(),
    at: instant().index('core_identify_log_at_index'),
  },
  checks: [{ name: 'core_identify_log_shard_id_check', expression: 'shard_id >= 0' }],
});

/** When the next IDENTIFY of a bucket (`shard_id % max_concurrency`) may be sent. */
export const IdentifyBucket = defineEntity({
  name: 'IdentifyBucket',
  tableName: 'core_identify_buckets',
  properties: {
    bucket: p.integer().primary().autoincrement(false),
    nextAt: instant(),
  },
  checks: [{ name: 'core_identify_buckets_bucket_check', expression: 'bucket >= 0' }],
});
