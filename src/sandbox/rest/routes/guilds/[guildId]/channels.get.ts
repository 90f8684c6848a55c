import { isGuildChannel } from '../../../../state/channel-kinds.js';
import { channelsOf } from '../../../../state/payloads.js';
import { guildOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

/** All channels, also those that the bot may not enter; threads are listed apart. */
export default defineRoute({
  handle: (request) =>
    channelsOf(request.world, guildOf(request))
      .map(({ channel }) => channel)
      .filter(isGuildChannel),
});
