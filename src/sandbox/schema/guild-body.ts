import {
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { snowflake } from './fields.js';

export const guildPatch = z.object({
  name: z.string().trim().min(2).max(100).optional(),
  description: z.string().max(300).nullish(),
  verification_level: z.enum(GuildVerificationLevel).optional(),
  default_message_notifications: z.enum(GuildDefaultMessageNotifications).optional(),
  explicit_content_filter: z.enum(GuildExplicitContentFilter).optional(),
  preferred_locale: z.enum(Locale).optional(),
  afk_channel_id: snowflake.nullish(),
  afk_timeout: z.literal([60, 300, 900, 1800, 3600]).optional(),
  system_channel_id: snowflake.nullish(),
  system_channel_flags: z.int().optional(),
  rules_channel_id: snowflake.nullish(),
  public_updates_channel_id: snowflake.nullish(),
  safety_alerts_channel_id: snowflake.nullish(),
  premium_progress_bar_enabled: z.boolean().optional(),
});
