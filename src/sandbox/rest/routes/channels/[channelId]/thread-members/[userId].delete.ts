import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { requireInChannel } from '../../../../../access.js';
import { leaveThread } from '../../../../../state/threads.js';
import { threadOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const thread = threadOf(request);
    const isOwner = thread.channel.owner_id === application.id;
    if (!isOwner) requireInChannel(world, application.id, thread, Permission.ManageThreads);
    leaveThread(world, thread, param('userId'));
    return null;
  },
});
