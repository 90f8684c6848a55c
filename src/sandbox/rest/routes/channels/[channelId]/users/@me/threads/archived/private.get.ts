import { ChannelType, PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { guildChannelOf } from '../../../../../../../enter.js';
import { defineRoute } from '../../../../../../../route.js';
import { listArchived } from '../../../../../../../thread-lists.js';

/** Those that the bot has joined. */
export default defineRoute({
  handle(request) {
    const { world, application, query } = request;
    const parent = guildChannelOf(request, Permission.ReadMessageHistory);
    return listArchived(
      world,
      parent,
      application.id,
      query,
      ({ channel, threadMembers }) =>
        channel.type === ChannelType.PrivateThread && threadMembers.has(application.id),
    );
  },
});
