import { PermissionFlagsBits as Permission, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../../../api-error.js';
import { isGuildChannel } from '../../../../../state/channel-kinds.js';
import { updateChannel } from '../../../../../state/channels.js';
import { guildChannelOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const state = guildChannelOf(request, Permission.ManageRoles);
    const { channel } = state;
    const overwrites = (isGuildChannel(channel) && channel.permission_overwrites) || [];
    const others = overwrites.filter(({ id }) => id !== request.param('overwriteId'));
    if (others.length === overwrites.length) throw apiError(RESTJSONErrorCodes.UnknownPermissionOverwrite);
    updateChannel(request.world, state, { permission_overwrites: others });
    return null;
  },
});
