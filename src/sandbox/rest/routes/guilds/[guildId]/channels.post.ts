import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { newChannelBody } from '../../../../schema/channel-body.js';
import { parse } from '../../../../schema/parse.js';
import { addChannel } from '../../../../state/channels.js';
import { checkParent, readOverwrites } from '../../../channel-changes.js';
import { guildOf } from '../../../enter.js';
import { defineRoute, RouteResponse } from '../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application } = request;
    const guild = guildOf(request, Permission.ManageChannels);
    const { permission_overwrites, ...body } = parse(newChannelBody, request.body);
    checkParent(world, guild, body.parent_id);
    const overwrites = readOverwrites(world, guild, application.id, permission_overwrites);
    const given = Object.entries(body).filter(([, value]) => value != null);
    const { channel } = addChannel(world, guild, {
      ...Object.fromEntries(given),
      name: body.name,
      permission_overwrites: overwrites,
    });
    return new RouteResponse(201, channel);
  },
});
