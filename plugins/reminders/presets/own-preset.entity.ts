import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { snowflake } from 'alphapy';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import type { MassMention } from '../domain/mass-mention.js';
import { LONGEST_NAME } from './longest-name.js';
import type { ShippedKey, UsualWhen } from './preset.js';

/** A preset that a server has made, or its own version of one that comes with the bot. Who made it, the audit log knows. */
export const OwnPreset = defineEntity({
  name: 'OwnPreset',
  tableName: 'reminders_presets',
  uniques: [{ name: 'reminders_presets_name_unique', properties: ['guildId', 'nameKey'] }],
  indexes: [
    {
      name: 'reminders_presets_ships_unique',
      expression: `create unique index reminders_presets_ships_unique on reminders_presets (guild_id, ships) where ships is not null`,
    },
  ],
  properties: {
    id: p.bigint('string').primary(),
    guildId: snowflake(),
    name: p.text(),
    /** The name without what makes no difference to who reads it. */
    nameKey: p.text(),
    text: p.text(),
    /** Minutes before; null where what is usual in the guild holds. */
    notices: p
      .array((minutes) => Number(minutes))
      .columnType('int[]')
      .$type<number[]>()
      .nullable(),
    channelId: snowflake().nullable(),
    usualWhen: p.json().$type<UsualWhen>().nullable(),
    silent: p.boolean().default(false),
    mention: p.text().$type<MassMention>().nullable(),
    /** The one of the bot's that it stands for; there is one such at most. */
    ships: p.text().$type<ShippedKey>().nullable(),
  },
  checks: [
    {
      name: 'reminders_presets_name_check',
      expression: `length(name) >= 1 and length(name) <= ${LONGEST_NAME}`,
    },
    {
      name: 'reminders_presets_text_check',
      expression: `length(text) >= 1 and length(text) <= ${LONGEST_TEXT}`,
    },
    {
      name: 'reminders_presets_mention_check',
      expression: `mention in ('everyone', 'here') or mention ~ '^[1-9][0-9]{0,19}$'`,
    },
  ],
});

export type OwnPreset = InferEntity<typeof OwnPreset>;
