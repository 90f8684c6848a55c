import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { channelPositions } from '../../../../schema/channel-body.js';
import { omitUndefined } from '../../../../schema/fields.js';
import { parse } from '../../../../schema/parse.js';
import { getChannel, updateChannel } from '../../../../state/channels.js';
import { checkParent } from '../../../channel-changes.js';
import { guildOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle(request) {
    const { world } = request;
    const guild = guildOf(request, Permission.ManageChannels);
    const moves = parse(channelPositions, request.body).filter(({ id }) => guild.channelIds.has(id));
    for (const { parent_id } of moves) checkParent(world, guild, parent_id);
    for (const { id, position, parent_id } of moves) {
      const changes = omitUndefined({ position: position ?? undefined, parent_id });
      updateChannel(world, getChannel(world, id), changes);
    }
    return null;
  },
});
