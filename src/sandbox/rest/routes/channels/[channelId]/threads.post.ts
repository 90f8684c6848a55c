import { ChannelType, PermissionFlagsBits as Permission, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { requireInChannel } from '../../../../access.js';
import { apiError } from '../../../../api-error.js';
import { newThreadBody } from '../../../../schema/channel-body.js';
import { parse } from '../../../../schema/parse.js';
import { startThread } from '../../../../state/threads.js';
import { guildChannelOf } from '../../../enter.js';
import { defineRoute, RouteResponse } from '../../../route.js';
import { threadOptions } from '../../../thread-options.js';

/** Channels in which a thread can stand alone. Posts of forums are not modelled. */
const PARENTS: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** Without a type the thread is private, as in Discord. */
export default defineRoute({
  handle(request) {
    const { world, application } = request;
    const parent = guildChannelOf(request);
    if (!PARENTS.includes(parent.channel.type)) {
      throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType);
    }
    const body = parse(newThreadBody, request.body);
    const type = body.type ?? ChannelType.PrivateThread;
    const isPrivate = type === ChannelType.PrivateThread;
    const needed = isPrivate ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads;
    requireInChannel(world, application.id, parent, needed);
    const thread = startThread(world, { ...threadOptions(body), parent, ownerId: application.id, type });
    return new RouteResponse(201, thread.channel);
  },
});
