import { ChannelType, OverwriteType, ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { z } from 'zod';
import { bitField, snowflake } from './fields.js';

const slowmode = z.int().min(0).max(21_600);

/** Types that a guild's channel can be created with. */
const guildChannelType = z
  .enum(ChannelType)
  .extract([
    'GuildText',
    'GuildVoice',
    'GuildCategory',
    'GuildAnnouncement',
    'GuildStageVoice',
    'GuildForum',
    'GuildMedia',
  ]);

const bits = bitField.nullish().transform((value) => String(value ?? 0n));

export const overwriteBody = z.object({
  type: z.enum(OverwriteType).nullish(),
  allow: bits,
  deny: bits,
});

const fields = {
  position: z.int().min(0).nullish(),
  topic: z.string().max(4096).nullish(),
  nsfw: z.boolean().nullish(),
  rate_limit_per_user: slowmode.nullish(),
  bitrate: z.int().min(8000).nullish(),
  user_limit: z.int().min(0).max(10_000).nullish(),
  rtc_region: z.string().nullish(),
  default_auto_archive_duration: z.enum(ThreadAutoArchiveDuration).nullish(),
  parent_id: snowflake.nullish(),
  permission_overwrites: z
    .array(overwriteBody.extend({ id: snowflake }))
    .max(100)
    .nullish(),
};

export const newChannelBody = z.object({
  ...fields,
  name: z.string().trim().min(1).max(100),
  type: guildChannelType.nullish(),
});

export const channelPatch = z.object({ ...fields, name: z.string().trim().min(1).max(100).optional() });

export const channelPositions = z.array(
  z.object({ id: snowflake, position: z.int().min(0).nullish(), parent_id: snowflake.nullish() }),
);

export const newThreadBody = z.object({
  name: z.string().trim().min(1).max(100),
  auto_archive_duration: z.enum(ThreadAutoArchiveDuration).nullish(),
  rate_limit_per_user: slowmode.nullish(),
  type: z.enum(ChannelType).extract(['AnnouncementThread', 'PublicThread', 'PrivateThread']).nullish(),
  invitable: z.boolean().nullish(),
});

export const threadPatch = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  invitable: z.boolean().optional(),
  auto_archive_duration: z.enum(ThreadAutoArchiveDuration).optional(),
  rate_limit_per_user: slowmode.optional(),
});

export type OverwriteBody = z.output<typeof overwriteBody>;
export type ThreadPatch = z.output<typeof threadPatch>;
