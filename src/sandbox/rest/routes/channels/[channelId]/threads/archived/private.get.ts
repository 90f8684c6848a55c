import { ChannelType, PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { guildChannelOf } from '../../../../../enter.js';
import { defineRoute } from '../../../../../route.js';
import { listArchived } from '../../../../../thread-lists.js';

export default defineRoute({
  handle(request) {
    const parent = guildChannelOf(request, Permission.ReadMessageHistory, Permission.ManageThreads);
    return listArchived(
      request.world,
      parent,
      request.application.id,
      request.query,
      ({ channel }) => channel.type === ChannelType.PrivateThread,
    );
  },
});
