import { z } from 'zod';
import { snowflake } from './fields.js';

export const memberPatch = z.object({
  nick: z.string().max(32).nullish(),
  roles: z.array(snowflake).nullish(),
  communication_disabled_until: z.iso.datetime({ offset: true }).nullish(),
});

export type MemberPatch = z.output<typeof memberPatch>;

export const banBody = z.object({
  delete_message_seconds: z.int().min(0).max(604_800).nullish(),
});
