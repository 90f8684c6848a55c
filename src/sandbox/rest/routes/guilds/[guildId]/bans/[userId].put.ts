import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { banBody } from '../../../../../schema/member-body.js';
import { parse } from '../../../../../schema/parse.js';
import { ban, deleteRecentMessages } from '../../../../../state/bans.js';
import { getUser } from '../../../../../state/users.js';
import { guildOf } from '../../../../enter.js';
import { checkOutranksMember } from '../../../../grants.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param, reason } = request;
    const guild = guildOf(request, Permission.BanMembers);
    const user = getUser(world, param('userId'));
    if (guild.members.has(user.id)) checkOutranksMember(guild, application.id, user.id);
    const { delete_message_seconds: seconds } = parse(banBody, request.body);
    ban(world, guild, user, reason);
    if (seconds) deleteRecentMessages(world, guild, user.id, seconds);
    return null;
  },
});
