import {
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  GuildScheduledEventEntityType as Kind,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { snowflake } from './fields.js';

const moment = z.iso.datetime({ offset: true });

/** Nothing here would remember it: it is refused rather than lost. */
const notModelled = z.null().optional();

const fields = {
  name: z.string().trim().min(1).max(100),
  description: z.string().max(1_000).nullable(),
  scheduled_start_time: moment,
  scheduled_end_time: moment.nullable(),
  privacy_level: z.enum(GuildScheduledEventPrivacyLevel),
  entity_type: z.enum(Kind),
  channel_id: snowflake.nullable(),
  entity_metadata: z.object({ location: z.string().trim().min(1).max(100) }).nullable(),
};

const absent = { image: notModelled, recurrence_rule: notModelled };

export const scheduledEventBody = z.object({
  ...fields,
  description: fields.description.default(null),
  scheduled_end_time: fields.scheduled_end_time.default(null),
  channel_id: fields.channel_id.default(null),
  entity_metadata: fields.entity_metadata.default(null),
  ...absent,
});

export const scheduledEventPatch = z
  .object({ ...fields, status: z.enum(GuildScheduledEventStatus).nullable(), ...absent })
  .partial();

export type ScheduledEventPatch = z.output<typeof scheduledEventPatch>;
