import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** A setting of a guild that somebody has set. A row is never deleted: unset is null, so that its version goes on. */
export const StoredSetting = defineEntity({
  name: 'StoredSetting',
  tableName: 'bot_settings',
  properties: {
    guildId: snowflake().primary(),
    scope: p.text().primary(),
    key: p.text().primary(),
    value: p.json().nullable(),
    version: p.integer(),
    /** Null when the bot itself changed it, or its operator by the API. */
    changedBy: snowflake().nullable(),
    changedAt: instant(),
  },
  checks: [{ name: 'bot_settings_version_check', expression: 'version > 0' }],
});

/** Every change, for ever: history, diff and undo read it. */
export const SettingHistory = defineEntity({
  name: 'SettingHistory',
  tableName: 'bot_settings_history',
  indexes: [
    { name: 'bot_settings_history_setting_index', properties: ['guildId', 'scope', 'key', 'id'] },
    { name: 'bot_settings_history_change_set_index', properties: ['guildId', 'changeSetId'] },
  ],
  properties: {
    id: p.bigint('string').primary(),
    changeSetId: p.uuid(),
    guildId: snowflake(),
    scope: p.text(),
    key: p.text(),
    oldValue: p.json().nullable(),
    newValue: p.json().nullable(),
    changedBy: snowflake().nullable(),
    how: p.text(),
    requestId: p.text().nullable(),
    changedAt: instant(),
  },
  checks: [
    {
      name: 'bot_settings_history_how_check',
      expression: `how in ('slash', 'wizard', 'api', 'import', 'plugin', 'bot', 'undo')`,
    },
  ],
});
