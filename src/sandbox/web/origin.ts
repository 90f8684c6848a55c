import type { Snowflake } from 'discord-api-types/v10';
import { enterChannel } from '../access.js';
import type { Origin } from '../interactions/origin.js';
import { getApplication } from '../state/applications.js';
import type { PageRequest } from './endpoint.js';

/** Who uses something of which bot, and where. Refused in a channel that they do not see. */
export function originFor(
  { world, user, locale }: Pick<PageRequest, 'world' | 'user' | 'locale'>,
  applicationId: Snowflake,
  channelId: Snowflake,
): Origin {
  const channel = enterChannel(world, user.id, channelId);
  return { application: getApplication(world, applicationId), user, locale, channel };
}
