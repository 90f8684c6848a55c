import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { guildIdOf } from '../../../../../state/channel-kinds.js';
import { getGuild } from '../../../../../state/guilds.js';
import { getMember } from '../../../../../state/members.js';
import { joinThread } from '../../../../../state/threads.js';
import { threadOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, param } = request;
    const thread = threadOf(request, Permission.SendMessagesInThreads);
    getMember(getGuild(world, guildIdOf(thread.channel) ?? ''), param('userId'));
    joinThread(world, thread, param('userId'));
    return null;
  },
});
