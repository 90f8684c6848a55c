import {
  ChannelType,
  MessageFlags,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import { apiError } from '../../../../../../api-error.js';
import { newThreadBody } from '../../../../../../schema/channel-body.js';
import { parse } from '../../../../../../schema/parse.js';
import { getMessage, replaceMessage } from '../../../../../../state/messages.js';
import { startThread } from '../../../../../../state/threads.js';
import { guildChannelOf } from '../../../../../enter.js';
import { defineRoute, RouteResponse } from '../../../../../route.js';
import { threadOptions } from '../../../../../thread-options.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const parent = guildChannelOf(request, Permission.CreatePublicThreads);
    const message = getMessage(parent, param('messageId'));
    const thread = startThread(world, {
      ...threadOptions(parse(newThreadBody, request.body)),
      id: message.id,
      parent,
      ownerId: application.id,
      type: threadTypeIn(parent.channel.type),
    });
    const flags = (message.flags ?? 0) | MessageFlags.HasThread;
    replaceMessage(world, parent, { ...message, flags, thread: thread.channel });
    return new RouteResponse(201, thread.channel);
  },
});

function threadTypeIn(type: ChannelType) {
  if (type === ChannelType.GuildText) return ChannelType.PublicThread;
  if (type === ChannelType.GuildAnnouncement) return ChannelType.AnnouncementThread;
  throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType);
}
