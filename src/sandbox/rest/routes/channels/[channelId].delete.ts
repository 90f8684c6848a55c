import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { requireInChannel } from '../../../access.js';
import { isDm, isThread } from '../../../state/channel-kinds.js';
import { deleteChannel } from '../../../state/channels.js';
import { channelOf } from '../../enter.js';
import { defineRoute } from '../../route.js';

/** A DM is only closed: it is the same one when it is opened again. */
export default defineRoute({
  handle(request) {
    const { world, application } = request;
    const state = channelOf(request);
    if (isDm(state.channel)) return state.channel;
    const needed = isThread(state.channel) ? Permission.ManageThreads : Permission.ManageChannels;
    requireInChannel(world, application.id, state, needed);
    deleteChannel(world, state);
    return state.channel;
  },
});
