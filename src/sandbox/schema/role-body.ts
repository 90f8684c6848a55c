import { z } from 'zod';
import { bitField, color, snowflake } from './fields.js';

export const roleBody = z.object({
  name: z.string().min(1).max(100).nullish(),
  permissions: bitField.nullish(),
  color: color.nullish(),
  colors: z
    .object({ primary_color: color, secondary_color: color.nullish(), tertiary_color: color.nullish() })
    .nullish(),
  hoist: z.boolean().nullish(),
  mentionable: z.boolean().nullish(),
  unicode_emoji: z.string().max(100).nullish(),
});

export type RoleBody = z.output<typeof roleBody>;

export const rolePositions = z.array(z.object({ id: snowflake, position: z.int().min(0) }));
