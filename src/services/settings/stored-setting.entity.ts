import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../../core/database/columns.js';

/** A setting of a guild that somebody has set. A row is never deleted: unset is null, so its version goes on. */
export const StoredSetting = defineEntity({
  name: 'StoredSetting',
  tableName: 'bot_settings',
  properties: {
    guildId: snowflake().primary(),
    scope: p.string().length(64).primary(),
    key: p.string().length(64).primary(),
    value: p.json().nullable(),
    version: p.integer().check('version > 0'),
    changedBy: snowflake().nullable(),
    changedAt: instant(),
  },
});

/** Every change, for ever: history, diff and undo read it. */
export const SettingHistory = defineEntity({
  name: 'SettingHistory',
  tableName: 'bot_settings_history',
  indexes: [
    { properties: ['guildId', 'scope', 'key', 'id'] },
    { properties: ['guildId', 'changeSetId'] },
    { properties: ['guildId', 'changedAt'] },
  ],
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    changeSetId: p.uuid(),
    guildId: snowflake(),
    scope: p.string().length(64),
    key: p.string().length(64),
    oldValue: p.json().nullable(),
    newValue: p.json().nullable(),
    changedBy: snowflake().nullable(),
    how: p.enum(['slash', 'wizard', 'api', 'import', 'plugin', 'bot', 'undo']),
    requestId: p.string().length(64).nullable(),
    changedAt: instant(),
  },
});
