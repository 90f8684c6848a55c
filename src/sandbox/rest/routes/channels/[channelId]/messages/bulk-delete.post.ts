import { PermissionFlagsBits as Permission, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { z } from 'zod';
import { apiError } from '../../../../../api-error.js';
import { snowflake } from '../../../../../schema/fields.js';
import { parse } from '../../../../../schema/parse.js';
import { deleteMessages } from '../../../../../state/messages.js';
import { snowflakeInstant } from '../../../../../state/snowflakes.js';
import type { World } from '../../../../../world.js';
import { guildChannelOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

const OLDEST = { hours: 14 * 24 };
const body = z.object({ messages: z.array(snowflake) });

/** Ids of messages that are not there are ignored. */
export default defineRoute({
  handle(request) {
    const channel = guildChannelOf(request, Permission.ManageMessages);
    const ids = [...new Set(parse(body, request.body).messages)];
    if (ids.length < 2 || ids.length > 100) {
      throw apiError(RESTJSONErrorCodes.ProvidedTooFewOrTooManyMessagesToDelete);
    }
    checkAge(request.world, ids);
    deleteMessages(
      request.world,
      channel,
      ids.filter((id) => channel.messages.has(id)),
    );
    return null;
  },
});

function checkAge(world: World, ids: readonly Snowflake[]): void {
  const oldest = world.clock.now().subtract(OLDEST);
  const isTooOld = (id: Snowflake) => Temporal.Instant.compare(snowflakeInstant(id), oldest) < 0;
  if (ids.some(isTooOld)) throw apiError(RESTJSONErrorCodes.OneOfTheMessagesProvidedWasTooOldForBulkDelete);
}
