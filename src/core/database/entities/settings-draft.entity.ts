import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** Changes of settings that a member prepares and has not applied yet; one of each kind per member. */
export const SettingsDraftRow = defineEntity({
  name: 'SettingsDraftRow',
  tableName: 'bot_settings_drafts',
  indexes: [{ name: 'bot_settings_drafts_expiry_index', properties: ['expiresAt'] }],
  uniques: [{ name: 'bot_settings_drafts_owner_unique', properties: ['guildId', 'userId', 'kind'] }],
  properties: {
    id: p.text().primary(),
    guildId: snowflake(),
    userId: snowflake(),
    kind: p.text(),
    /** Goes up with every change, so that a button of an older message is noticed. */
    revision: p.integer(),
    content: p.json(),
    expiresAt: instant(),
  },
  checks: [{ name: 'bot_settings_drafts_kind_check', expression: `kind in ('import', 'wizard')` }],
});
