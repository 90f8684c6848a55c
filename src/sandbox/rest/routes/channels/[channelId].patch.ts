import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../api-error.js';
import { guildIdOf, isThreadState } from '../../../state/channel-kinds.js';
import { changeGuildChannel } from '../../channel-changes.js';
import { channelOf } from '../../enter.js';
import { defineRoute } from '../../route.js';
import { changeThread } from '../../thread-changes.js';

export default defineRoute({
  handle(request) {
    const { world, application, body } = request;
    const channel = channelOf(request);
    if (isThreadState(channel)) return changeThread(world, channel, application.id, body);
    if (guildIdOf(channel.channel)) return changeGuildChannel(world, channel, application.id, body);
    throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType);
  },
});
