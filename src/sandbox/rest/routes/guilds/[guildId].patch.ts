import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { omitUndefined } from '../../../schema/fields.js';
import { guildPatch } from '../../../schema/guild-body.js';
import { parse } from '../../../schema/parse.js';
import { updateGuild } from '../../../state/guilds.js';
import { guildOf } from '../../enter.js';
import { defineRoute } from '../../route.js';

export default defineRoute({
  handle(request) {
    const guild = guildOf(request, Permission.ManageGuild);
    return updateGuild(request.world, guild, omitUndefined(parse(guildPatch, request.body)));
  },
});
