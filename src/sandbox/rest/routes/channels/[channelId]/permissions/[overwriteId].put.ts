import { PermissionFlagsBits as Permission, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../../../api-error.js';
import { overwriteBody } from '../../../../../schema/channel-body.js';
import { parse } from '../../../../../schema/parse.js';
import { guildIdOf, isGuildChannel } from '../../../../../state/channel-kinds.js';
import { updateChannel } from '../../../../../state/channels.js';
import { getGuild } from '../../../../../state/guilds.js';
import { readOverwrite } from '../../../../channel-changes.js';
import { guildChannelOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const state = guildChannelOf(request, Permission.ManageRoles);
    const { channel } = state;
    if (!isGuildChannel(channel)) throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType);
    const guild = getGuild(world, guildIdOf(channel) ?? '');
    const id = param('overwriteId');
    const isKnown = guild.roles.has(id) || world.state.users.has(id);
    if (!isKnown) throw apiError(RESTJSONErrorCodes.UnknownPermissionOverwrite);
    const overwrite = readOverwrite(world, guild, application.id, {
      ...parse(overwriteBody, request.body),
      id,
    });
    const others = (channel.permission_overwrites ?? []).filter((other) => other.id !== id);
    updateChannel(world, state, { permission_overwrites: [...others, overwrite] });
    return null;
  },
});
